using System.CommandLine;
using Strata.Registry;

namespace Strata.Analysis.Probes;

/// <summary>The options by which verbs are told how to probe.</summary>
sealed class ProbeChoices
{
    static readonly string[] s_votes = [.. Enum.GetNames<Vote>().Select(name => name.ToLowerInvariant())];

    readonly Option<int> _neighbors = new("--neighbors")
    {
        Description = "How many neighbours vote.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new ProbeOptions().Neighbors,
    };
    readonly Option<string> _vote = new("--vote")
    {
        Description = $"How they vote: {string.Join(", ", s_votes)}; by distance, each with one over its own.",
        HelpName = "VOTE",
        DefaultValueFactory = _ => s_votes[0],
    };

    /// <summary>Adds all of them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_neighbors);
        command.Add(_vote);
    }

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="InputException">The vote is unknown, or there are no neighbours.</exception>
    public ProbeOptions Of(ParseResult options)
    {
        string vote = options.GetValue(_vote)!;
        int place = Array.IndexOf(s_votes, vote);
        if (place < 0)
            throw Nearest.Unknown("vote", vote, s_votes);
        int neighbors = options.GetValue(_neighbors);
        return neighbors >= 1 ? new ProbeOptions { Neighbors = neighbors, Vote = (Vote)place }
            : throw new InputException($"--neighbors must be at least 1, not {neighbors}");
    }
}
