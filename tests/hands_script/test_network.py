"""The browser computes what numpy computes, from the same float16 parameters."""

from collections.abc import Mapping

import numpy as np
import pytest
from playwright.sync_api import Page

from digits_data import FULL_INK, LAYERS, enlarge, held_out_digits, load_network
from hands_script.conftest import counts_of, part
from nn import forward, parameters

pytestmark = pytest.mark.browser

CLOSE = 1e-5
RUN = """([sizes, all]) => Promise.all([import("/network.js"), import("/picture.js")]).then(([net, picture]) => {
  const layers = net.cutLayers(net.decodeHalf(parameters), sizes);
  return all.map((counts) => net.forwardPass(layers, picture.enlarge(counts)).map((layer) => [...layer]));
})"""


def test_every_number_that_float16_can_hold_is_read_as_numpy_reads_it(page: Page) -> None:
    words = np.arange(2**16, dtype="<u2")
    wanted = words.view("<f2").astype(np.float64)
    finite = np.isfinite(wanted)
    read = page.evaluate(
        """bytes => import("/network.js").then(
          ({ decodeHalf }) => [...decodeHalf(Uint8Array.from(bytes))].map(String))""",
        list(words.tobytes()),
    )
    values = np.array([float(text.replace("Infinity", "inf")) for text in read])
    assert np.array_equal(values[finite], wanted[finite])
    assert np.array_equal(values, wanted, equal_nan=True)


def test_all_parameters_are_handed_over_as_they_were_committed(payload: Mapping[str, str]) -> None:
    handed = part(payload, "parameters", "<f2")
    committed = np.concatenate([np.ravel(each) for pair in load_network().trained for each in pair])
    assert len(handed) == parameters(*LAYERS) == 13002
    assert np.array_equal(handed.astype(np.float64), committed)


def test_every_activation_of_every_held_out_digit_is_that_of_numpy(page: Page) -> None:
    unseen = held_out_digits()
    found = page.evaluate(RUN, [list(LAYERS), [counts_of(grid).ravel().tolist() for grid in unseen.grids]])
    wanted = forward(unseen.inputs, load_network().trained)
    for place, layer in enumerate(wanted):
        assert np.abs(np.array([each[place] for each in found]) - layer).max() < CLOSE
    answers = np.argmax([each[-1] for each in found], axis=1)
    assert np.array_equal(answers, np.argmax(wanted[-1], axis=1))


def test_pictures_are_enlarged_as_in_training(page: Page) -> None:
    counts = np.random.default_rng(1).integers(0, 17, (8, 8))
    code = """counts => import("/picture.js").then(({ enlarge }) => [...enlarge(counts)])"""
    found = np.array(page.evaluate(code, counts.ravel().tolist()))
    assert np.abs(found - enlarge(counts / FULL_INK).ravel()).max() < 1e-12


def test_zeros_make_every_neuron_half_on(page: Page) -> None:
    outputs = page.evaluate(
        """([sizes, count]) => import("/network.js").then(({ cutLayers, forwardPass }) => {
          const layers = cutLayers(new Float64Array(count), sizes);
          return forwardPass(layers, new Float64Array(sizes[0]).fill(1)).slice(1).map((layer) => [...layer]);
        })""",
        [list(LAYERS), parameters(*LAYERS)],
    )
    assert {value for layer in outputs for value in layer} == {0.5}


def test_shuffling_keeps_the_values_and_depends_on_its_number_alone(page: Page) -> None:
    shuffle = """seed => import("/network.js").then(
      ({ decodeHalf, shuffled }) => [...shuffled(decodeHalf(parameters), seed)])"""
    one, same, other = (page.evaluate(shuffle, seed) for seed in (1, 1, 2))
    before = page.evaluate("""import("/network.js").then(({ decodeHalf }) => [...decodeHalf(parameters)])""")
    assert one == same
    assert one != other
    assert sorted(one) == sorted(other) == sorted(before)
    assert np.mean(np.array(one) == np.array(before)) < 0.01
