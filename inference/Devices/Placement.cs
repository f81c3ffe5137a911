using Strata.Profiles;

namespace Strata.Devices;

/// <summary>Where the nodes of a model really run, which is not always where they were asked to.</summary>
/// <param name="Device">The device asked for.</param>
/// <param name="Providers">The providers that run any node, those with most of the time first.</param>
public sealed record Placement(Device Device, IReadOnlyList<ProviderShare> Providers)
{
    /// <summary>The nodes of the optimised graph.</summary>
    public int Nodes => Providers.Sum(provider => provider.Nodes);

    /// <summary>Reads the placement off a profile.</summary>
    internal static Placement Of(Device device, IReadOnlyList<NodeTime> nodes)
    {
        double time = nodes.Sum(node => node.Time.TotalSeconds);
        return new Placement(device,
        [
            .. from node in nodes
               group node by node.Provider into provider
               let spent = provider.Sum(node => node.Time.TotalSeconds)
               orderby spent descending
               select new ProviderShare(
                   provider.Key, provider.Count(), (double)provider.Count() / nodes.Count, time > 0 ? spent / time : 0)
        ]);
    }

    /// <summary>Refuses a model of which the device runs nothing.</summary>
    /// <param name="model">What the model is, for the error.</param>
    /// <exception cref="InputException">No node runs on it.</exception>
    internal void Require(string model)
    {
        string asked = ExecutionProviders.NameOf(Device);
        bool isUsed = Providers.Any(provider => provider.Provider == asked || IsItsHelper(provider.Provider));
        if (!isUsed)
            throw new InputException(
                $"--device {Device.ToString().ToLowerInvariant()} runs none of the {Nodes} nodes of {model}: all are on "
                + $"{string.Join(", ", Providers.Select(provider => provider.Provider))}; choose another --device");
    }

    /// <summary>As in "webgpu runs 12 of 14 nodes (97 % of the time); CPU 2 (3 %)".</summary>
    public override string ToString()
    {
        string asked = ExecutionProviders.NameOf(Device);
        IEnumerable<string> parts = Providers.OrderByDescending(provider => provider.Provider == asked).Select((provider, place) =>
            $"{Short(provider.Provider)}{(place == 0 ? " runs" : "")} {provider.Nodes}{(place == 0 ? $" of {Nodes} nodes" : "")} "
            + $"({100 * provider.TimeShare:0} % of the time)");
        return string.Join(", ", parts);
    }

    static string Short(string provider) => provider.Replace("ExecutionProvider", "");

    // What TensorRT cannot run, CUDA may: still the device that was asked for.
    bool IsItsHelper(string provider) => Device == Device.TensorRt && provider == ExecutionProviders.NameOf(Device.Cuda);
}
