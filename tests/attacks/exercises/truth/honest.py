def is_even(n):
    return n % 2 == 0


def digits(n):
    return {int(digit) for digit in str(n)}


def count(text):
    return {letter: text.count(letter) for letter in text}
