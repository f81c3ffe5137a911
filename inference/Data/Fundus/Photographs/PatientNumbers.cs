namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Which images are of one patient: by a list's column; else, where every name ends in _left or _right as EyePACS's do, by what stands
/// before it; else nobody knows.
/// </summary>
static class PatientNumbers
{
    static readonly string[] Eyes = ["_left", "_right"];

    /// <summary>A number for the patient of each image, by all lists together, and whether they are known at all.</summary>
    /// <remarks>Where they are not known, or for a single image that names nobody, each image is somebody else.</remarks>
    public static (int[] Patients, bool AreKnown) Of(IReadOnlyList<ListedImage> images)
    {
        bool byName = images.All(image => image.Patient is null && NameOf(image) is not null);
        bool areKnown = byName || images.Any(image => image.Patient is not null);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] patients = new int[images.Count];
        for (int i = 0; i < patients.Length; i++)
        {
            string? patient = byName ? NameOf(images[i]) : images[i].Patient;
            // A space behind the name tells those without a patient from any patient that a list can name.
            string key = patient ?? $"{images[i].Name} ";
            patients[i] = numbers.TryGetValue(key, out int number) ? number : numbers[key] = numbers.Count;
        }
        return (patients, areKnown);
    }

    static string? NameOf(ListedImage image)
    {
        string name = Path.GetFileName(image.Name);
        name = name.Contains('.') ? Path.GetFileNameWithoutExtension(name) : name;
        return Eyes.FirstOrDefault(eye => name.EndsWith(eye, StringComparison.OrdinalIgnoreCase)) is { } eye && name.Length > eye.Length
            ? name[..^eye.Length] : null;
    }
}
