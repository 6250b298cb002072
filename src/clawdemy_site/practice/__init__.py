"""Practice: the questions, cards and exercises that authors write, read before anything renders them."""
