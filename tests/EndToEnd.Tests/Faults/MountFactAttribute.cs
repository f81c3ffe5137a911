using System.Diagnostics;

namespace Strata.Tests.Faults;

/// <summary>A test on a disk of its own, skipped where this user may not mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    static readonly Lazy<string?> s_missing = new(() =>
    {
        try
        {
            using SmallDisk disk = new(1 << 20);
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"no disk can be mounted here: {error.Message}";
        }
    });

    public MountFactAttribute() => Skip = s_missing.Value;
}

/// <summary>A disk in memory of a few megabytes, mounted on a folder of its own.</summary>
sealed class SmallDisk : IDisposable
{
    /// <exception cref="InvalidOperationException">It cannot be mounted.</exception>
    public SmallDisk(long bytes)
    {
        Path = Directory.CreateTempSubdirectory("strata-disk-").FullName;
        try
        {
            Mount("-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", Path);
        }
        catch
        {
            Directory.Delete(Path);
            throw;
        }
    }

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>The path of a file on it.</summary>
    public string File(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Makes it larger or smaller.</summary>
    public void Resize(long bytes) => Mount("-o", $"remount,size={bytes}", Path);

    /// <summary>Forbids every write, even to root.</summary>
    public void MakeReadOnly() => Mount("-o", "remount,ro", Path);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    static void Mount(params string[] options) => Run("mount", options);

    static void Run(string command, params string[] options)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, options) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(error.Trim());
    }
}
