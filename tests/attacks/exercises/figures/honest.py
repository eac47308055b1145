import matplotlib.pyplot as plt


def draw(heights):
    plt.bar(range(len(heights)), heights)
    plt.title("Heights")
