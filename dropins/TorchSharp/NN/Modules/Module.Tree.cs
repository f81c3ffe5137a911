using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children()
            {
                foreach ((_, Module child) in named_children())
                    yield return child;
            }

            /// <summary>Every module below: first the children, then what lies below each; names joined by dots.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string, Module) child in named_children())
                    yield return child;
                foreach ((string prefix, Module child) in named_children())
                    foreach ((string below, Module module) in child.named_modules())
                        yield return ($"{prefix}.{below}", module);
            }

            public virtual IEnumerable<Module> modules()
            {
                foreach ((_, Module module) in named_modules())
                    yield return module;
            }

            /// <summary>The parameters, those of this module first; one that has several names comes under its first.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach ((string own, Parameter parameter) in _internal_params)
                    if (!parameter.IsInvalid && seen.Add(parameter))
                        yield return (own, parameter);
                if (!recurse)
                    yield break;
                foreach ((string prefix, Module child) in named_children())
                    foreach ((string below, Parameter parameter) in child.named_parameters(true))
                        if (seen.Add(parameter))
                            yield return ($"{prefix}.{below}", parameter);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
            {
                foreach ((_, Parameter parameter) in named_parameters(recurse))
                    yield return parameter;
            }

            /// <summary>The buffers, those of this module first; one that has several names comes under its first.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach ((string own, (Tensor buffer, bool persistent)) in _internal_buffers)
                    if ((persistent || include_nonpersistent) && !buffer.IsInvalid && seen.Add(buffer))
                        yield return (own, buffer);
                if (!recurse)
                    yield break;
                foreach ((string prefix, Module child) in named_children())
                    foreach ((string below, Tensor buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer))
                            yield return ($"{prefix}.{below}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach ((_, Tensor buffer) in named_buffers(recurse, include_nonpersistent))
                    yield return buffer;
            }

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of a dotted name; null where there is none.</summary>
            public virtual Parameter get_parameter(string target)
            {
                if (_internal_params.TryGetValue(target, out Parameter parameter))
                    return parameter;
                foreach ((string prefix, Module child) in named_children())
                    if (Below(prefix, target) is { } rest && child.get_parameter(rest) is { } found)
                        return found;
                return null;
            }

            /// <summary>The buffer of a dotted name; null where there is none.</summary>
            public virtual Tensor get_buffer(string target)
            {
                if (_internal_buffers.TryGetValue(target, out (Tensor tensor, bool) buffer))
                    return buffer.tensor;
                foreach ((string prefix, Module child) in named_children())
                    if (Below(prefix, target) is { } rest && child.get_buffer(rest) is { } found)
                        return found;
                return null;
            }

            static string Below(string child, string target) =>
                target.Length > child.Length && target[child.Length] == '.' && target.StartsWith(child, StringComparison.Ordinal)
                    ? target[(child.Length + 1)..]
                    : null;
        }
    }
}
