"""The course as a whole: modules, lessons, pages and outcomes in order, and the rules that hold between them."""
