# Draws figures whose titles are markup and reordered text; they stand in an attribute and below the picture.
#
# target = "figures"
# verdict = "failed"
# reason = "This is another value"
# says = ["<img src=x onerror=attacked()>"]

import matplotlib.pyplot as plt


def draw(heights):
    plt.bar(range(len(heights)), heights)
    plt.suptitle("\"'><img src=x onerror=attacked()> \u202edessap")
    plt.title("</script><script>attacked()</script>")
