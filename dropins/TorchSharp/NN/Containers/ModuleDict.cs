using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added, registered under their names.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    readonly OrderedDict<string, T> _items = new();

    public ModuleDict() : base(nameof(ModuleDict<>))
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<T> Values => _items.Values;

    public T this[string key]
    {
        get => _items[key];
        set
        {
            _items[key] = value;
            Reregister();
        }
    }

    public (string, T) this[int index]
    {
        get => _items[index];
        set
        {
            _items[index] = value;
            Reregister();
        }
    }

    public IEnumerator<(string, T)> items() => _items.items();

    public IEnumerable<string> keys() => _items.keys();

    public IEnumerable<T> values() => _items.values();

    public void clear() => Clear();

    public void Add(string key, T value) => Add((key, value));

    public void Add(KeyValuePair<string, T> item) => Add((item.Key, item.Value));

    public void Add((string, T) item)
    {
        register_module(item.Item1, item.Item2);
        _items.Add(item);
    }

    public void Insert(int index, (string, T) item)
    {
        _items.Insert(index, item);
        Reregister();
    }

    public bool Remove(string key)
    {
        _items.Remove(key);
        Reregister();
        return true;
    }

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public bool Remove((string, T) item)
    {
        bool removed = _items.Remove(item);
        Reregister();
        return removed;
    }

    public void RemoveAt(int index)
    {
        _items.RemoveAt(index);
        Reregister();
    }

    public void Clear()
    {
        _items.Clear();
        Reregister();
    }

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool Contains(KeyValuePair<string, T> item) => _items.Contains(item);

    public bool Contains((string, T) item) => _items.Contains(item);

    public int IndexOf((string, T) item) => _items.IndexOf(item);

    public bool TryGetValue(string key, out T value) => _items.TryGetValue(key, out value);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public void CopyTo((string, T)[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => _items.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void Reregister()
    {
        ClearModules();
        foreach ((string name, T module) in _items)
            register_module(name, module);
    }
}
