namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        /// <summary>A module whose forward takes one argument.</summary>
        public abstract class Module<T, TResult>(string name) : HookableModule<
            Func<Module<T, TResult>, T, T>,
            Func<Module<T, TResult>, T, TResult, TResult>>(name), IModule<T, TResult>
        {
            /// <summary>What the module computes; registered hooks do not run.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks before it, forward, and the hooks after it.</summary>
            public TResult call(T input)
            {
                if (!HasHooks)
                    return forward(input);
                foreach (Action<Module> hook in module_pre_hooks.Values)
                    hook(this);
                foreach (Func<Module<T, TResult>, T, T> hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } replaced)
                        input = replaced;
                }
                TResult result = forward(input);
                foreach (Func<Module<T, TResult>, T, TResult, TResult> hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } replaced)
                        result = replaced;
                }
                foreach (Action<Module> hook in module_post_hooks.Values)
                    hook(this);
                return result;
            }
        }
    }
}
