using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double std = 1, Generator generator = null) =>
            Aten.normal_.Self(this, mean, std, generator);

        public Tensor uniform_(double from, double to, Generator generator = null) =>
            Aten.uniform_.Self(this, from, to, generator);

        public Tensor bernoulli(Generator generator = null) => Aten.bernoulli.Tensor(this, generator);
        public Tensor bernoulli_(double p = 0.5, Generator generator = null) => Aten.bernoulli__float.Self(this, p, generator);
        public Tensor bernoulli_(Tensor p, Generator generator = null) => Aten.bernoulli__Tensor.Self(this, p, generator);

        public Tensor exponential_(double lambda = 1, Generator generator = null) =>
            Aten.exponential_.Self(this, lambda, generator);

        public Tensor geometric_(double p, Generator generator = null) => Aten.geometric_.Self(this, p, generator);

        public Tensor log_normal_(double mean = 0, double std = 1, Generator generator = null) =>
            Aten.log_normal_.Self(this, mean, std, generator);

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator generator = null) =>
            Aten.cauchy_.Self(this, median, sigma, generator);

        public Tensor random_(double from, double to, Generator generator = null) =>
            Aten.random__from.Self(this, (long)from, (long)to, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator generator = null) =>
            Aten.multinomial.Tensor(this, num_samples, replacement, generator);

        public Tensor poisson(Generator generator = null) => Aten.poisson.Tensor(this, generator);

        public Tensor rand_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.rand_like.Tensor(this, dtype, Arg.None, device).with_requires_grad(requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.randn_like.Tensor(this, dtype, Arg.None, device).with_requires_grad(requires_grad);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device device = null,
            bool requires_grad = false) =>
            Aten.randint_like_low_dtype.Tensor(this, low, high, dtype, Arg.None, device).with_requires_grad(requires_grad);
    }
}
