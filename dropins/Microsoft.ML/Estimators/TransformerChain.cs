using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>Transformers in a row.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>
    where TLastTransformer : class, ITransformer
{
    readonly ITransformer[] _transformers;
    readonly TransformerScope[] _scopes;

    public readonly TLastTransformer LastTransformer;

    public TransformerChain(params ITransformer[] transformers)
        : this(transformers, transformers.Select(_ => TransformerScope.Everything))
    {
    }

    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
    {
        (_transformers, _scopes) = ([.. transformers], [.. scopes]);
        if (_transformers.Length != _scopes.Length)
            throw new ArgumentException($"{_transformers.Length} transformers but {_scopes.Length} scopes", nameof(scopes));
        LastTransformer = (_transformers.LastOrDefault() as TLastTransformer)!;
    }

    public IDataView Transform(IDataView input) =>
        _transformers.Aggregate(input, (view, transformer) => transformer.Transform(view));

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) =>
        _transformers.Aggregate(inputSchema, (schema, transformer) => transformer.GetOutputSchema(schema));

    /// <summary>The steps for one purpose.</summary>
    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
    {
        (ITransformer Step, TransformerScope Scope)[] kept =
            [.. _transformers.Zip(_scopes).Where(pair => (pair.Second & scopeFilter) != TransformerScope.None)];
        return new(kept.Select(pair => pair.Step), kept.Select(pair => pair.Scope));
    }

    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer => new([.. _transformers, transformer], [.. _scopes, scope]);

    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
