namespace Strata;

/// <summary>A file that Strata wrote is not what it wrote. Where the file can be made again, whoever meets this says so and makes it.</summary>
/// <param name="damage">What is wrong with which file.</param>
/// <param name="advice">What a person can do about it.</param>
/// <param name="inner">How it showed.</param>
public sealed class DamagedFileException(string damage, string advice, Exception? inner = null) : InputException($"{damage}: {advice}", inner)
{
    /// <summary>What is wrong with which file.</summary>
    public string Damage { get; } = damage;
}
