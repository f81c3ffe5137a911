using Microsoft.ML.OnnxRuntime;
using Strata.Profiles;

namespace Strata.Devices;

/// <summary>Watches the first batches of a session, to learn which nodes run where.</summary>
sealed class PlacementTrial : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("strata-placement").FullName;
    readonly Device _device;

    /// <param name="device">The device asked for.</param>
    public PlacementTrial(Device device) => _device = device;

    /// <summary>Has a session write the profile that the placement is read off.</summary>
    public void Watch(SessionOptions options)
    {
        options.ProfileOutputPathPrefix = Path.Combine(_folder, "placement");
        options.EnableProfiling = true;
    }

    /// <summary>Ends the watching; the session goes on without.</summary>
    public Placement Finish(InferenceSession session) => Placement.Of(_device, SessionProfile.Read(session.EndProfiling()));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
