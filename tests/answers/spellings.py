"""Spellings of units that the build and the page must read alike, and numbers as authors write them."""

ALIKE = {
    "m/s": (
        "m s^-1|m s-1|m s -1|m s ^ -1|m s⁻¹|m·s⁻¹|m⋅s⁻¹|m*s^-1|m s**-1|m s^{-1}|m s^(-1)|m.s^-1|m / s|m ∕ s|m/s^1|s⁻¹ m"
        "|m\\s|(m)/(s)|meters/second|metres per second|Metres Per Second|metre per second|metre/second|m per s"
    ),
    "m/s^2": "m/s²|m/s/s|m s⁻²|metres per second squared|metres per second per second|metre per square second",
    "km/h": "km h⁻¹|kmh|kmph|kph|kilometres per hour|kilometers/hr|km/hr|km per hour",
    "kW h": "kWh|kW·h|kW-h|kilowatt-hour|kilowatt hours",
    "N m": "Nm|N·m|N.m|newton metres|newton-meter|J|joule",
    "J/(kg K)": "J kg⁻¹ K⁻¹|J/kg/K|J/(kg·K)|J/(K kg)|joules per kg per kelvin|J/(kg °C)|(J/kg)/K|J/kg K^-1",
    "mol/L": "mol/l|mol L⁻¹|M|moles per litre|mol dm⁻³|mol/dm^3|kmol/m³|moles per liter|mol/cubic decimetre",
    "m^2": "m²|m2|m**2|square metres|sq metres|square meter|metres squared|m m|㎡",
    "kg/m^3": "kg/m³|kg m⁻³|kg per cubic metre|g/L|g/dm³|kilogrammes per cubic meter",
    "μm": "µm|um|micrometres|micrometer",
    "Ω": "Ω|ohm|ohms|Ohm|V/A|V A⁻¹",
    "Hz": "1/s|s⁻¹|s^-1|hertz|per second|/s",
    "1/s": "Hz|/s|s-1",
    "W/K": "J/s/degK|J/s/K|W per kelvin|W/°K",
    "°C/min": "degC/min|degrees Celsius per minute|K/min",
    "Ω^2": "Ωsquared|square Ω|ohm  ^ 2|Ω  Ω",
    "1/(s m)": "m^-1 s^-1|s⁻¹ m⁻¹|1/s/m|1/(m·s)",
    "MW": "megawatt|megawatts|Megawatts|MJ/s|MV A",
    "kg": "\u200bkg|k\ufeffg|kgs|kilogram|kilograms|kilogramme|kilogrammes|kilograms",
    "°C": "℃|celsius|degrees C|degree celsius|deg C|degC",
    "ft": "foot|feet|Feet",
    "rad/s": "rad s⁻¹|radians per second|rad/sec",
}
"""By a unit, others that are the same, parted by bars."""

OTHER = {
    "mW": "MW|W|mV",
    "m/s": "m|s|m s|m/s²|km/s|kg m/s",
    "nm": "Nm|N m|mm",
    "J/kg K": "J/(kg K)",  # a stroke divides by what stands right behind it; read far they are the same
    "°C": "K|°F|C",
    "kB": "kb|KiB",
    "rad/s": "Hz|rpm",
    "Mm": "mm",
}
"""By a unit, others that are not the same."""

UNKNOWN = (
    "|5|/|1|1/|m/|(m|m)|cm+cm|inchy|gramm|m^(1/2)|m^0.5|m^12|neurons|%|KG|mega watt|hours of work|ms⁻¹x|per|m..s|m^"
    "|m--s|ft 3 in|h 30 min|m 2|__proto__|constructor|toString|€|xm|kkg|Qm|metress|deg of"
    "|'metre|'km|dB|mb|pt|ct|decibyte|°٣m"
)
"""What is no unit of the table, parted by bars."""

WRITTEN = {
    "0.547": 0.547,
    "13,002": 13002,
    "−0.2": -0.2,
    "-0.2": -0.2,
    "98.7 %": 0.987,
    "54.7%": 0.547,
    "168.5 million": 168_500_000,
    "60 thousand": 60_000,
    "1.2 billion": 1_200_000_000,
    "1.2e-3": 0.0012,
    "1.2·10^-3": 0.0012,
    "1.2 × 10⁻³": 0.0012,
    "seven": 7,
    "Seven": 7,
    "zero": 0,
    "nineteen": 19,
    "forty": 40,
    "1,234,567.89": 1234567.89,
    "0": 0,
    "5.0": 5,
    ".5": 0.5,
    "0.000001": 1e-6,
    "1,000": 1000,
}
"""Numbers as authors write them in brackets, which a page may show as an answer."""


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    """Each unit with each of the others of its row."""
    return [(unit, other) for unit, others in table.items() for other in others.split("|")]
