using System.CommandLine;
using Strata.Devices;
using Strata.Registry;

namespace Strata.Sessions;

/// <summary>The options by which every verb runs its models.</summary>
public static class ModelOptions
{
    static readonly string[] s_devices = [.. Enum.GetNames<Device>().Select(name => name.ToLowerInvariant())];

    /// <summary>--device NAME.</summary>
    public static Option<string> Device { get; } = new("--device")
    {
        Description = $"What to run on: {string.Join(", ", s_devices)}. What cannot be had is an error; auto takes CUDA where it runs, else the CPU, and says so.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "cpu",
    };

    /// <summary>--threads NUMBER.</summary>
    public static Option<int> Threads { get; } = new("--threads")
    {
        Description = "Threads that run the model; 0 for one a core.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 0,
    };

    /// <summary>--batch NUMBER.</summary>
    public static Option<int?> Batch { get; } = new("--batch")
    {
        Description = "Images a batch. Default: the fastest of a short measurement.",
        HelpName = "NUMBER",
    };

    /// <summary>Adds all of them to a verb.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Device);
        command.Add(Threads);
        command.Add(Batch);
    }

    /// <summary>What the options of a command line ask for.</summary>
    /// <exception cref="InputException">The device is unknown (the message offers the nearest), or a number is out of range.</exception>
    public static SessionSettings Settings(ParseResult options)
    {
        string device = options.GetValue(Device)!;
        int place = Array.IndexOf(s_devices, device);
        if (place < 0)
            throw Nearest.Unknown("device", device, s_devices);
        if (options.GetValue(Batch) is < 1 and { } batch)
            throw new InputException($"a batch holds at least 1 image, not {batch}");
        return new SessionSettings { Device = (Device)place, Threads = options.GetValue(Threads) };
    }
}
