namespace Strata.Data.Fundus.Photographs;

/// <summary>What lies beside a cached tensor and says what it is.</summary>
/// <param name="Source">The folder that the photographs came from.</param>
/// <param name="Settings">All that decided their pixels.</param>
/// <param name="Images">How many there are.</param>
/// <param name="Sources">SHA-256 over the settings and each photograph's path, length and time of change.</param>
/// <param name="Pixels">SHA-256 of the tensor's values.</param>
sealed record PhotographRecord(string Source, string Settings, int Images, string Sources, string Pixels);
