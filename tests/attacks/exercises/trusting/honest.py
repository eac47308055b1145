def minimise(f, low, high):
    for _ in range(30):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        if f(left) < f(right):
            high = right
        else:
            low = left
    return (low + high) / 2
