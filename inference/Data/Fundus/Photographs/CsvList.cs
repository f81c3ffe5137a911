using CsvHelper;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Lists as CSV with a header: APTOS (`id_code,diagnosis`), EyePACS (`image,level`), and others of such columns, in any order and case;
/// `patient` and `split` (or `usage`) may stand beside them, other columns are passed over.
/// </summary>
static class CsvList
{
    static readonly string[] ImageColumns =
        ["id_code", "image", "image_id", "image_name", "image name", "file", "file_name", "filename", "name"];
    static readonly string[] GradeColumns = ["diagnosis", "level", "grade", "dr_grade", "retinopathy grade", "retinopathy_grade"];
    static readonly string[] PatientColumns = ["patient", "patient_id", "patientid"];
    static readonly string[] SplitColumns = ["split", "usage"];

    static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Whether a file is such a list, by its header. A submission that shows the form of an answer looks like one, and is none.</summary>
    public static bool IsOne(string path)
    {
        if (Path.GetFileName(path).Contains("submission", StringComparison.OrdinalIgnoreCase))
            return false;
        string first = File.ReadLines(path).FirstOrDefault() ?? "";
        string[] header = [.. first.Split(',', ';', '\t').Select(title => title.Trim(' ', '"', '\uFEFF'))];
        return Column(header, ImageColumns) >= 0 && Column(header, GradeColumns) >= 0;
    }

    /// <summary>Reads a list.</summary>
    /// <exception cref="InputException">A column is missing, a line is too short, or a grade or split is unknown (the message names the line).</exception>
    public static IReadOnlyList<ListedImage> Read(string path)
    {
        try
        {
            using CsvReader csv = CsvReader.Create(File.ReadAllBytes(path), Format);
            return Read(path, csv);
        }
        catch (CsvFormatException fault)
        {
            throw new InputException($"{new ListPlace(path, (int)fault.LineNumber)} is no CSV that can be read: {fault.Message}", fault);
        }
    }

    static List<ListedImage> Read(string path, CsvReader csv)
    {
        string[] header = [.. csv.Headers];
        (int image, int grade) = (Required(header, ImageColumns, path), Required(header, GradeColumns, path));
        (int patient, int split) = (Column(header, PatientColumns), Column(header, SplitColumns));
        string? ofFile = SplitOfFile(path);
        List<ListedImage> images = [];
        while (csv.Read())
        {
            ListPlace place = new(path, (int)csv.LineNumber);
            if (csv.FieldCount != header.Length)
                throw new InputException($"{place} has {csv.FieldCount} fields, but the header has {header.Length}");
            if (csv.IsEmpty(image))
                throw new InputException($"{place} names no image");
            string name = csv.GetString(image);
            images.Add(new ListedImage(
                name,
                ListedImage.ParseGrade(csv.GetString(grade), name, place),
                patient < 0 || csv.IsEmpty(patient) ? null : csv.GetString(patient),
                split < 0 ? ofFile : ParseSplit(csv.GetString(split), place), place));
        }
        return images;
    }

    static int Required(string[] header, string[] names, string path) => Column(header, names) is var at and >= 0 ? at
        : throw new InputException($"{path}, line 1: a list of grades needs a column named {string.Join(" or ", names)}");

    static int Column(string[] header, string[] names) =>
        Array.FindIndex(header, title => names.Contains(title, StringComparer.OrdinalIgnoreCase));

    // train.csv, trainLabels.csv, valid.csv, test.csv, and the name under which EyePACS published the grades of its test images.
    static string? SplitOfFile(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        return name.StartsWith("train", StringComparison.Ordinal) ? "train"
            : name.StartsWith("val", StringComparison.Ordinal) ? "valid"
            : name.StartsWith("test", StringComparison.Ordinal) || name == "retinopathy_solution" ? "test"
            : null;
    }

    static string ParseSplit(string text, ListPlace place) => text.ToLowerInvariant() switch
    {
        "train" or "training" => "train",
        "valid" or "val" or "validation" => "valid",
        "test" or "testing" or "public" or "private" => "test",
        _ => throw new InputException($"{place}: the split is '{text}', but splits are train, valid and test"),
    };
}
