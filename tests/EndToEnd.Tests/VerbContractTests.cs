using System.Reflection;
using Strata.CommandLine;
using Strata.Registry;

namespace Strata.Tests;

/// <summary>What every verb of every program promises.</summary>
public class VerbContractTests
{
    static readonly Dictionary<string, Assembly> Programs = new()
    {
        ["training"] = typeof(Strata.Training.TrainingOptions).Assembly,
        ["inference"] = typeof(IVerb).Assembly,
        ["analysis"] = Assembly.Load("Strata.Analysis"),
    };

    public static TheoryData<string, string> Verbs
    {
        get
        {
            TheoryData<string, string> verbs = [];
            foreach ((string program, Assembly assembly) in Programs)
                foreach (Part<IVerb> verb in Parts<IVerb>.In(assembly))
                    verbs.Add(program, verb.Name);
            return verbs;
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Help_tells_what_it_does_and_shows_an_example_of_itself(string program, string name)
    {
        Part<IVerb> verb = Parts<IVerb>.In(Programs[program]).Single(part => part.Name == name);
        (int code, string output, string error) = Run(program, [.. name.Split(' '), "--help"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(verb.Summary, output);
        Assert.StartsWith($"dotnet run --project {program} -- {name}", verb.Instance.Example);
        Assert.Contains(verb.Instance.Example, output);
        Assert.Contains("--json", output);
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Unknown_option_is_one_line_and_exit_code_2(string program, string name)
    {
        (int code, string output, string error) = Run(program, [.. name.Split(' '), "--no-such-option"]);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void All_three_programs_have_verbs() =>
        Assert.Equal(["analysis", "inference", "training"], Verbs.Select(row => (string)row[0]).Distinct().Order());

    static (int Code, string Out, string Error) Run(string program, string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineProgram.Run("test", args, Programs[program], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
