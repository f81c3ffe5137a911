using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Training.Lab;

/// <summary>
/// A study as a person writes it, in JSON: what is asked, the runs, what to tabulate and what to draw. Overlays name
/// <see cref="TrainingOptions"/> in camelCase; `model.KNOB` sets one knob of the model.
/// </summary>
public sealed record StudyFile
{
    static readonly JsonSerializerOptions Strict = new(Json.Indented)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>What the study asks, in a line.</summary>
    public required string Question { get; init; }

    /// <summary>The options that all runs share.</summary>
    public JsonObject Base { get; init; } = [];

    /// <summary>Overlays for the scales, as in "full", "quick" and "ci"; `seeds` repeats every run with as many seeds.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Scales { get; init; }

    /// <summary>The runs, in the order of the table.</summary>
    public required IReadOnlyList<StudyGroup> Groups { get; init; }

    /// <summary>Further sets to test on; `$dataSet` stands for the study's set at its scale, here and in columns and plots.</summary>
    public IReadOnlyList<string> EvaluateOn { get; init; } = [];

    /// <summary>The run that findings compare the others with; null for none.</summary>
    public StudyReference? Reference { get; init; }

    /// <summary>Groups whose runs of equal names are held against each other.</summary>
    public IReadOnlyList<StudyContrast> Contrasts { get; init; } = [];

    /// <summary>What to ask the trained models next: commands of the project analysis; `$folder` is the study's, `$dataSet` its set.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>The figures to tabulate.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The pictures to draw.</summary>
    public IReadOnlyList<StudyPlot> Plots { get; init; } = [];

    /// <summary>Reads a study.</summary>
    /// <exception cref="InputException">The file is missing, is no JSON, or holds what no study has.</exception>
    public static StudyFile Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"there is no study file {path}");
        try
        {
            StudyFile study = JsonSerializer.Deserialize<StudyFile>(File.ReadAllText(path), Strict)
                ?? throw new InputException($"{path} is empty: a study has at least question, scales, groups and columns");
            return study.Groups.Count > 0 ? study : throw new InputException($"{path}: groups is empty, a study needs at least one run");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}, line {error.LineNumber + 1}: {Explain(error)}", error);
        }
    }

    static string Explain(JsonException error)
    {
        string[] known = [.. new[] { typeof(StudyFile), typeof(StudyGroup), typeof(StudyRun), typeof(StudyEnsemble), typeof(StudyPlot), typeof(StudyReference), typeof(StudyContrast), typeof(StudyWhy) }
            .SelectMany(type => type.GetProperties()).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Distinct().Order()];
        string last = error.Path?.Split('.', ']').LastOrDefault(part => part != "") ?? "";
        return last != "" && !known.Contains(last) && error.Message.Contains("could not be mapped") ? Nearest.Unknown("property", last, known).Message
            : error.Message.Split(" Path:")[0];
    }
}

/// <summary>Runs that belong together: listed, or one for each value of an option.</summary>
public sealed record StudyGroup
{
    /// <summary>The group's name, the first part of its runs' names.</summary>
    public required string Name { get; init; }

    /// <summary>An overlay for all of its runs.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>The option to vary, as in "learningRate" or "model.hidden"; null where runs are listed.</summary>
    public string? Vary { get; init; }

    /// <summary>Its values: a list, or a list for each scale.</summary>
    public JsonNode? Values { get; init; }

    /// <summary>The runs, where they are listed.</summary>
    public IReadOnlyList<StudyRun> Runs { get; init; } = [];

    /// <summary>Ensembles of the runs of another group.</summary>
    public IReadOnlyList<StudyEnsemble> Ensembles { get; init; } = [];
}

/// <summary>One run of a group.</summary>
public sealed record StudyRun
{
    /// <summary>Its name within the group.</summary>
    public required string Name { get; init; }

    /// <summary>Its overlay.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>Why it may help or harm, for the findings.</summary>
    public StudyWhy? Why { get; init; }
}

/// <summary>What is known to make a choice help or harm; findings quote the one that the numbers show.</summary>
/// <param name="Helps">The reason where it helps.</param>
/// <param name="Harms">The reason where it harms.</param>
public sealed record StudyWhy(string Helps, string Harms);

/// <summary>Several models of a group as one.</summary>
public sealed record StudyEnsemble
{
    /// <summary>Its name within the group.</summary>
    public required string Name { get; init; }

    /// <summary>The group whose runs, all seeds of them in order, are the members.</summary>
    public required string Of { get; init; }

    /// <summary>How many of them, at least 1.</summary>
    public required int Members { get; init; }

    /// <summary>Test-time views, as --tta takes them.</summary>
    public IReadOnlyList<string> Tta { get; init; } = [];
}

/// <summary>The run with which the others are compared.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Run">Its name in the group.</param>
public sealed record StudyReference(string Group, string Run);

/// <summary>
/// Runs of equal names in two groups, each compared with the reference of its own group: what a choice changes on one data set, and what on
/// the other.
/// </summary>
/// <param name="First">A group.</param>
/// <param name="Second">Another.</param>
/// <param name="Reference">The run, in either, that the others are compared with.</param>
public sealed record StudyContrast(string First, string Second, string Reference);

/// <summary>A picture.</summary>
public sealed record StudyPlot
{
    /// <summary>The file's name without .svg.</summary>
    public required string File { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>"line" (figures over an option), "bar" (figures of each run), "curves" (history of each run) or "boundary" (2-D data).</summary>
    public required string Kind { get; init; }

    /// <summary>The groups to draw.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>For lines: the option or figure along the horizontal axis.</summary>
    public string? X { get; init; }

    /// <summary>The figures to draw.</summary>
    public required IReadOnlyList<string> Y { get; init; }

    /// <summary>Whether the horizontal axis is logarithmic.</summary>
    public bool LogX { get; init; }
}
