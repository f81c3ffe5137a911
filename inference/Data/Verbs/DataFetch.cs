using System.CommandLine;
using Strata.CommandLine;
using Strata.Data.Public;
using Strata.Registry;

namespace Strata.Data.Verbs;

[Part("data fetch", "Fetch a public data set from its mirrors, checked against pinned SHA-256.")]
sealed class DataFetch : IVerb
{
    readonly Argument<string> _set = new("DATA") { Description = $"A public data set: {string.Join(", ", Public)}." };
    readonly Option<string?> _out = new("--out")
    {
        Description = "Folder that receives a folder of the set's name; data/ where not given.",
        HelpName = "FOLDER",
    };
    readonly Option<string[]> _mirrors = new("--mirror")
    {
        Description = "Address of a folder that holds the files, in place of the public mirrors; https. May be given several times.",
        HelpName = "ADDRESS",
    };

    static IReadOnlyCollection<string> Public =>
        [.. Parts<IDataSetSource>.All.Where(part => part.Instance is IPublicDataSet).Select(part => part.Name)];

    public string Example => "dotnet run --project inference -- data fetch fashion-mnist";

    public void Define(Command command)
    {
        command.Add(_set);
        command.Add(_out);
        command.Add(_mirrors);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        string name = options.GetValue(_set)!;
        if (Parts<IDataSetSource>.Get("data set", name) is not IPublicDataSet set)
            throw new InputException($"{name} is made by code: there is nothing to fetch; what can be fetched: {string.Join(", ", Public)}");
        string folder = Path.Combine(options.GetValue(_out) ?? DataFolders.Own(), name);
        FetchOptions fetch = new()
        {
            Mirrors = options.GetValue(_mirrors) is { Length: > 0 } given ? Array.ConvertAll(given, ParseAddress) : null,
        };
        long bytes = set.Public.Files.Sum(file => (long)file.Bytes);
        bool complete = shell.Track($"fetch {name}", bytes, "bytes", progress =>
            new Fetcher(fetch, shell.Say, progress).TryFetch(set.Public, folder, shell.Cancel));
        if (!complete)
            throw new FailureException(
                $"no mirror gave all files of {name}: try later, name another with --mirror, or use the embedded set 'digits'");
        shell.Say($"{name} is complete in {folder}");
        shell.Emit(new { Name = name, Folder = folder, Files = set.Public.Files, Bytes = bytes });
        return 0;
    }

    static Uri ParseAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw new InputException($"the mirror '{text}' is no address: give one as in https://host/folder/");
}
