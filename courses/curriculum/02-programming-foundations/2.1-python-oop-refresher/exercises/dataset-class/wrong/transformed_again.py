"""fails: transformed

The result of the transform is written back

The second time an example is asked for, what was transformed is transformed again. And the list belongs to whoever gave
it to you. Return the result, and leave the list alone.
"""


class ListDataset(ListDataset):
    def example(self, place):
        if self.transform is not None:
            self.inputs[place] = self.transform(self.inputs[place])
        return self.inputs[place], self.targets[place]
