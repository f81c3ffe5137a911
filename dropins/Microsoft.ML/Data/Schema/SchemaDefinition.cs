namespace Microsoft.ML.Data;

/// <summary>Stands in the signatures where the official package takes a schema made by hand; the drop-in reads attributes only.</summary>
public sealed class SchemaDefinition
{
    SchemaDefinition()
    {
    }

    internal static void Refuse(SchemaDefinition? definition)
    {
        if (definition is not null)
            throw new NotSupportedException("the drop-in takes the schema from the row class and its attributes");
    }
}
