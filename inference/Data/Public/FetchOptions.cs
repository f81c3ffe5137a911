namespace Strata.Data.Public;

/// <summary>How to fetch files from mirrors.</summary>
public sealed record FetchOptions
{
    /// <summary>How long a mirror may stay silent, before its answer or within it, until it is passed over.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Folders to fetch from in place of a set's own mirrors, as in https://host/path/; null for those. HTTPS, or HTTP on this machine.
    /// </summary>
    public IReadOnlyList<Uri>? Mirrors { get; init; }

    /// <summary>What carries requests, following no redirect by itself; null for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
