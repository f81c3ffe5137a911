using System.Collections;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which its keys were added.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
{
    readonly System.Collections.Generic.OrderedDictionary<TKey, TValue> _items = [];

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => _items.Keys;

    public ICollection<TValue> Values => _items.Values;

    public TValue this[TKey key]
    {
        get => _items[key];
        set => _items[key] = value;
    }

    public (TKey, TValue) this[int index]
    {
        get => Pair(_items.GetAt(index));
        set
        {
            if (EqualityComparer<TKey>.Default.Equals(_items.GetAt(index).Key, value.Item1))
                _items.SetAt(index, value.Item2);
            else
                _items.SetAt(index, value.Item1, value.Item2);
        }
    }

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public IEnumerable<TKey> keys() => _items.Keys;

    public IEnumerable<TValue> values() => _items.Values;

    public void clear() => _items.Clear();

    public void Add(TKey key, TValue value) => _items.Add(key, value);

    public void Add((TKey, TValue) item) => _items.Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => _items.Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item) => _items.Insert(index, item.Item1, item.Item2);

    public bool ContainsKey(TKey key) => _items.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    public int IndexOf((TKey, TValue) item)
    {
        int index = _items.IndexOf(item.Item1);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(_items.GetAt(index).Value, item.Item2) ? index : -1;
    }

    public bool TryGetValue(TKey key, out TValue value) => _items.TryGetValue(key, out value);

    /// <summary>Takes a key out.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key, as in TorchSharp.</exception>
    public bool Remove(TKey key) => _items.Remove(key)
        ? true
        : throw new KeyNotFoundException($"The key '{key}' is not present.");

    public bool Remove((TKey, TValue) item)
    {
        int index = IndexOf(item);
        if (index < 0)
            return false;
        _items.RemoveAt(index);
        return true;
    }

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _items.RemoveAt(index);

    public void Clear() => _items.Clear();

    public void CopyTo((TKey, TValue)[] array, int arrayIndex)
    {
        foreach ((TKey, TValue) item in this)
            array[arrayIndex++] = item;
    }

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)_items).CopyTo(array, arrayIndex);

    public IEnumerator<(TKey, TValue)> GetEnumerator()
    {
        foreach (KeyValuePair<TKey, TValue> item in _items)
            yield return Pair(item);
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static (TKey, TValue) Pair(KeyValuePair<TKey, TValue> item) => (item.Key, item.Value);
}
