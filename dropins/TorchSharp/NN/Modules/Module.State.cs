using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted name: the tensors themselves, no copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor> destination = null, string prefix = null)
            {
                destination ??= [];
                string start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach ((string own, Parameter parameter) in named_parameters())
                    destination.TryAdd(start + own, parameter);
                foreach ((string own, Tensor buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(start + own, buffer);
                // Below, a tensor that several modules share is added again under its further names; not within a sequence,
                // so that the entries are those of TorchSharp's files.
                if (!IsSequence)
                    foreach ((string own, Module child) in _internal_submodules)
                        child.state_dict(destination, start + own);
                return destination;
            }

            /// <summary>Copies the values of a state dictionary; strict demands the same names on both sides.</summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string> skip = null)
            {
                skip ??= [];
                Dictionary<string, Tensor> destination = state_dict();
                List<string> missing = destination.Keys.Where(key => !source.ContainsKey(key) && !skip.Contains(key)).ToList();
                List<string> unexpected = source.Keys.Where(key => !destination.ContainsKey(key) && !skip.Contains(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary."
                        + $" Missing: [{string.Join(", ", missing)}]; unexpected: [{string.Join(", ", unexpected)}].");
                }
                using IDisposable recording = no_grad();
                foreach ((string key, Tensor value) in source)
                    if (!skip.Contains(key) && destination.TryGetValue(key, out Tensor target))
                        CopyInto(key, target, value);
                return (missing, unexpected);
            }

            public Module save(string location, IList<string> skip = null)
            {
                using FileStream stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state to a stream, and closes it, as TorchSharp does.</summary>
            public Module save(Stream stream, IList<string> skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string> skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string> skip = null) =>
                WeightFile.Write(writer, skip is null ? sd : sd.Where(entry => !skip.Contains(entry.Key)).ToDictionary());

            public virtual Module load(string location, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"{location} is not there: no weights to load", location);
                using FileStream stream = File.OpenRead(location);
                try
                {
                    return load(stream, strict, skip, loadedParameters);
                }
                catch (InvalidDataException error)
                {
                    throw new InvalidDataException($"{location}: {error.Message}", error);
                }
                catch (EndOfStreamException error)
                {
                    throw new EndOfStreamException($"{location}: {error.Message}", error);
                }
                catch (ArgumentException error)
                {
                    throw new ArgumentException($"{location}: {error.Message}", error);
                }
            }

            /// <summary>Reads the state from a stream, and closes it, as TorchSharp does.</summary>
            public Module load(Stream stream, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Takes over the values of a file; where the file is wrong, nothing has changed.</summary>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string> skip = null,
                Dictionary<string, bool> loadedParameters = null)
            {
                using DisposeScope scope = NewDisposeScope();
                List<WeightFile.Entry> entries = WeightFile.Read(reader, state_dict(), strict, skip ?? []);
                using IDisposable recording = no_grad();
                foreach (WeightFile.Entry entry in entries)
                {
                    if (entry.Value is not null)
                        CopyInto(entry.Name, entry.Target, entry.Value);
                    loadedParameters?.Add(entry.Name, entry.Target is not null);
                }
                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);

            static void CopyInto(string key, Tensor target, Tensor value)
            {
                try
                {
                    target.copy_(value);
                }
                catch (ExternalException error)
                {
                    throw new InvalidOperationException($"'{key}' cannot take the values given for it: {error.Message}", error);
                }
            }
        }
    }
}
