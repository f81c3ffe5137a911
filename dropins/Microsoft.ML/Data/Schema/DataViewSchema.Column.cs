using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>One column of a schema.</summary>
    public struct Column
    {
        internal Column(TableColumn column, int index, bool isHidden)
        {
            (Name, Type, KeyValues) = (column.Name, column.Type, column.KeyValues);
            (Index, IsHidden) = (index, isHidden);
        }

        public string Name { get; }

        public int Index { get; }

        /// <summary>Whether a later column has the same name.</summary>
        public bool IsHidden { get; }

        public DataViewType Type { get; }

        // What the keys of a key column stand for, in order; null for other columns.
        internal Array? KeyValues { get; }

        /// <inheritdoc/>
        public override string ToString() => $"{Name}: {Type}{(KeyValues is null ? "" : " {KeyValues}")}";
    }
}
