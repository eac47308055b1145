// What the editor offers besides Python's own words: the names this exercise asks for, and the part of NumPy, torch and
// matplotlib that learners reach for. The lists are curated, not complete: silence beats a wall of names.
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { EntryPoint } from "./page";

const modules: Readonly<Record<string, string>> = {
  np: "array zeros ones zeros_like ones_like full eye arange linspace asarray empty sum mean std var min max argmin argmax argsort sort abs exp log sqrt sin cos tanh power dot matmul einsum outer cross transpose reshape concatenate stack vstack hstack split where clip round cumsum cumprod diff allclose array_equal isnan isfinite isinf any all unique maximum minimum newaxis expand_dims squeeze broadcast_to tile repeat meshgrid pad roll flip nonzero triu tril diag trace random linalg float32 float64 int64 pi inf nan",
  "np.linalg": "norm inv pinv solve lstsq det eig eigh svd qr cholesky matrix_rank",
  "np.random": "default_rng",
  torch: "tensor zeros ones zeros_like ones_like full eye arange linspace rand randn randint randperm empty cat stack split chunk sum mean std var max min argmax argmin exp log sqrt sigmoid tanh relu softmax log_softmax matmul bmm einsum where clamp no_grad manual_seed nn optim tril triu gather topk multinomial unsqueeze squeeze allclose isnan isfinite float32 float64 int64 bool device Tensor Generator inference_mode",
  nn: "Module Linear Conv1d Conv2d Embedding LayerNorm BatchNorm1d BatchNorm2d Dropout ReLU GELU SiLU Sigmoid Tanh Softmax Sequential ModuleList ModuleDict Parameter MSELoss CrossEntropyLoss BCEWithLogitsLoss RNN GRU LSTM MultiheadAttention MaxPool2d AvgPool2d AdaptiveAvgPool2d Flatten Identity functional init utils",
  F: "relu gelu silu softmax log_softmax sigmoid cross_entropy mse_loss nll_loss binary_cross_entropy_with_logits linear conv2d max_pool2d dropout layer_norm normalize one_hot pad embedding scaled_dot_product_attention",
  optim: "SGD Adam AdamW RMSprop lr_scheduler",
  plt: "plot scatter bar hist imshow contour contourf quiver subplots figure title xlabel ylabel legend colorbar xlim ylim axis grid axhline axvline tight_layout show",
  lab: "log",
};
const aliases: Readonly<Record<string, string>> = { numpy: "np", "numpy.linalg": "np.linalg", "torch.nn": "nn", "torch.nn.functional": "F", "nn.functional": "F", "torch.optim": "optim" };

/** After `np.`, `torch.` and the like. */
export function memberCompletions(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/[A-Za-z_][\w.]*\.\w*/);
  if (!typed) return null;
  const dot = typed.text.lastIndexOf(".");
  const owner = typed.text.slice(0, dot);
  const names = modules[aliases[owner] ?? owner];
  if (!names) return null;
  return { from: typed.from + dot + 1, options: names.split(" ").map((label) => ({ label, type: "property" })), validFor: /^\w*$/ };
}

/** The names this exercise asks for. */
export function entryPointCompletions(entryPoints: readonly EntryPoint[]): CompletionSource {
  const options: Completion[] = entryPoints.map(({ name, signature }) => ({ label: name, detail: signature === name ? "" : signature.replace(name, ""), type: "function", boost: 2 }));
  return (context) => {
    const typed = context.matchBefore(/(?<![\w.])[A-Za-z_]\w*/);
    return typed && options.length ? { from: typed.from, options, validFor: /^\w*$/ } : null;
  };
}
