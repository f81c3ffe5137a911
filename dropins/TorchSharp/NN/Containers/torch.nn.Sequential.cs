using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Sequential Sequential() => new();

        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            Sequential((IEnumerable<(string, Module<Tensor, Tensor>)>)modules);

        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);

        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
        {
            Sequential sequence = Sequential();
            foreach ((string name, Module<Tensor, Tensor> module) in modules)
                sequence.append(name, module);
            return sequence;
        }

        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
        {
            Sequential sequence = Sequential();
            foreach ((string name, Module<Tensor, Tensor> module) in modules)
                sequence.append(name, module);
            return sequence;
        }

        /// <summary>Modules named by their places, from "0".</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
        {
            Sequential sequence = Sequential();
            foreach (Module<Tensor, Tensor> module in modules)
                sequence.append(module);
            return sequence;
        }
    }
}
