# A Run that asks for input, reads the descriptor itself, and takes the terminal: there is nobody to answer.
#
# target = "script"
# verdict = "error"
# reason = "EOFError"

import os
import sys

assert os.read(0, 100) == b""
assert sys.stdin.read() == ""
input("password: ")
