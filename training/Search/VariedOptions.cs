using System.CommandLine;
using System.CommandLine.Parsing;
using Strata.Registry;
using Strata.Training.Verbs;

namespace Strata.Training.Search;

/// <summary>
/// The options of a trial: the command line of the search, with the settings of the trial typed after it. So whatever `train` takes
/// can vary, under the name and within the range that it has there; any other name is a knob of the model.
/// </summary>
sealed class VariedOptions
{
    /// <summary>What belongs to the machine, or to all trials alike.</summary>
    static readonly string[] Fixed = ["--data", "--device", "--threads", "--from", "--folds", "--fold"];

    readonly TrainingArguments _training = new();
    readonly Command _trial = new("trial");
    readonly Func<string, string> _find;
    readonly string _model;
    readonly OptionResult[] _typed;

    /// <param name="search">The command line of the search, whose verb defines the training arguments.</param>
    /// <param name="find">Finds the run that --from names.</param>
    public VariedOptions(ParseResult search, Func<string, string> find)
    {
        _find = find;
        _training.Define(_trial);
        _model = search.CommandResult.Children.OfType<ArgumentResult>().First().Tokens[0].Value;
        _typed = [.. search.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit && Takes(option.Option.Name))];
        Base = Of([]);
    }

    /// <summary>The options without any setting.</summary>
    public TrainingOptions Base { get; }

    /// <summary>Refuses a knob that cannot vary in a search.</summary>
    /// <exception cref="InputException">It belongs to all trials alike.</exception>
    public void Require(Knob knob)
    {
        if (Fixed.Contains($"--{knob.Name}"))
            throw new InputException(
                $"--vary {knob.Name}: it is the same for all trials; what can vary: model, {string.Join(", ", Names)}, and the model's own knobs");
    }

    /// <summary>The options of one trial.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public TrainingOptions Of(IReadOnlyList<Setting> settings)
    {
        PartSpec model = PartSpec.Parse(settings.FirstOrDefault(setting => setting.Name == "model")?.Value ?? _model);
        List<string> typed = [];
        foreach (OptionResult option in _typed)
            if (!settings.Any(setting => option.Option.Name == $"--{setting.Name}"))
                typed.AddRange([option.Option.Name, .. option.Tokens.Select(token => token.Value)]);
        foreach (Setting setting in settings)
        {
            if (Takes($"--{setting.Name}"))
                typed.AddRange([$"--{setting.Name}", .. setting.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            else if (setting.Name != "model")
                model = model.With(setting.Name, setting.Value);
        }
        ParseResult parsed = _trial.Parse([model.ToString(), .. typed]);
        if (parsed.Errors.Count > 0)
            throw new InputException(string.Join("; ", parsed.Errors.Select(error => error.Message.TrimEnd('.').ReplaceLineEndings(" "))));
        TrainingOptions options = _training.Read(parsed);
        return options.From is { } run ? options with { From = _find(run) } : options;
    }

    IEnumerable<string> Names => _trial.Options.Select(option => option.Name).Except(Fixed).Select(name => name.TrimStart('-'));

    bool Takes(string option) => _trial.Options.Any(known => known.Name == option);
}
