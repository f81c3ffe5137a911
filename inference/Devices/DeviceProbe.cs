using System.Diagnostics;
using System.Numerics.Tensors;
using Strata.Sessions;

namespace Strata.Devices;

/// <summary>Finds out what this machine really runs, by running a tiny network on each device.</summary>
public static class DeviceProbe
{
    const int Batch = 16;
    static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(100);

    /// <summary>All devices, the CPU first.</summary>
    /// <param name="threads">Threads inside an operator on the CPU; 0 for one a core.</param>
    public static IReadOnlyList<DeviceReport> RunAll(int threads = 0)
    {
        (DeviceReport cpu, float[] expected) = Run(new SessionSettings { Threads = threads });
        return
        [
            cpu,
            .. from device in Enum.GetValues<Device>()
               where device is not (Device.Cpu or Device.Auto)
               select Try(new SessionSettings { Device = device, Threads = threads, Tf32 = false }, expected)
        ];
    }

    static DeviceReport Try(SessionSettings settings, float[] expected)
    {
        try
        {
            (DeviceReport report, float[] logits) = Run(settings);
            return report with { Difference = Largest(logits, expected) };
        }
        catch (Exception error) when (error is InputException or FailureException)
        {
            return new DeviceReport(settings.Device, Runs: false, Placement: null, ImagesPerSecond: 0, Difference: 0, error.Message);
        }
    }

    static (DeviceReport, float[] Logits) Run(SessionSettings settings)
    {
        using ModelSession session = ModelSession.Open(ProbeNetwork.Build(), "the probe network", settings);
        using BatchSlot slot = new(session, ProbeNetwork.Shape, [ProbeNetwork.Output], Batch);
        ProbeNetwork.Fill(slot.Pixels.Span);
        slot.Count = Batch;
        slot.Prepare();
        slot.Run();
        DeviceReport report = new(settings.Device, Runs: true, session.Placement, Rate(slot), Difference: 0, Why: null);
        return (report, slot.Output(0).ToArray());
    }

    static double Rate(BatchSlot slot)
    {
        long start = Stopwatch.GetTimestamp();
        int batches = 0;
        do
        {
            slot.Run();
            batches++;
        }
        while (Stopwatch.GetElapsedTime(start) < s_time);
        return batches * Batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static double Largest(float[] a, float[] b)
    {
        float[] difference = new float[a.Length];
        TensorPrimitives.Subtract<float>(a, b, difference);
        return Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference));
    }
}
