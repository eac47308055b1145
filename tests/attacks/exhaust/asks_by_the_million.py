# Asks for ever, as fast as it can. Each question costs the judge a little; their number is limited.
#
# target = "asks"
# verdict = "error"
# reason = "were called more than 200 times"

def minimise(f, low, high):
    while True:
        f(low)
