# Parentheses five thousand deep: Python's own parser runs out of stack, in whichever process reads the file.
#
# target = "scalar"
# verdict = ["refused", "error"]
# reason = ["nested too deeply", "Python can't read your code"]
# built = true

def source():
    return "x = " + "(" * 5000 + ")" * 5000 + "\ndef double(x):\n    return 0.5\n"
