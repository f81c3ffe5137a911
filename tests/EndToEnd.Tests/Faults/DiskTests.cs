namespace Strata.Tests.Faults;

/// <summary>Disks that are full or cannot be written: one line that says so, nothing half-written, and the work goes on once there is room.</summary>
public sealed class DiskTests : IDisposable
{
    const int Room = 4 << 20;

    readonly SmallDisk _disk = new(Room);

    public void Dispose() => _disk.Dispose();

    string[] Train(string run) =>
        ["train", "lenet-relu", "--dataset", "digits:count=300", "--epochs", "3", "--threads", "1", "--out", _disk.Path, "--run", run];

    // Leaves that many bytes free.
    void FillUpTo(int free)
    {
        using FileStream filler = File.Create(_disk.File("filler"));
        filler.Write(new byte[new DriveInfo(_disk.Path).AvailableFreeSpace - free]);
    }

    static void RequireOneLine(int expected, string hint, (int Code, string Out, string Error) told)
    {
        Assert.Equal(expected, told.Code);
        Assert.Contains(hint, told.Error);
        Assert.Single(told.Error.TrimEnd().Split('\n'));
    }

    [MountFact]
    public void A_run_that_filled_the_disk_says_so_and_goes_on_when_there_is_room()
    {
        // Room for the weights, 250 kB, but not for a checkpoint with the optimizer's state.
        FillUpTo(500_000);
        RequireOneLine(1, "could not write", Programs.Run("training", Train("full")));
        Assert.DoesNotContain(Directory.GetFiles(_disk.File("full")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        _disk.Resize(16 * Room);
        Assert.Equal(0, Programs.Run("training", "resume", _disk.File("full")).Code);
        Assert.Equal(0, Programs.Run("training", Train("roomy")).Code);
        Assert.Equal(File.ReadAllBytes(_disk.File("roomy", "weights.bin")), File.ReadAllBytes(_disk.File("full", "weights.bin")));
    }

    [MountFact]
    public void A_disk_without_any_room_is_no_other_process()
    {
        Directory.CreateDirectory(_disk.File("none"));
        FillUpTo(0);
        (int code, string output, string error) = Programs.Run("training", Train("none"));
        RequireOneLine(2, "cannot be written", (code, output, error));
        Assert.DoesNotContain("another process", error);
    }

    [MountFact]
    public void Features_that_do_not_fit_are_refused_before_any_work()
    {
        FillUpTo(300_000);
        RequireOneLine(2, "these features take", Programs.Run(
            "inference", "features", Path.Combine(Repository.Root, "models", "lenet-relu-mnist"),
            "--dataset", "digits", "--count", "2000", "--out", _disk.Path));
    }

    [MountFact]
    public void A_report_that_does_not_fit_leaves_no_half_of_itself()
    {
        FillUpTo(20_000);
        (int code, _, string error) = Programs.Run(
            "analysis", "classical", "digits:count=300", "--methods", "knn", "--out", _disk.File("report"));
        Assert.True(code is 1, error);
        Assert.Empty(Directory.GetFiles(_disk.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [MountFact]
    public void A_folder_that_cannot_be_written_is_told_before_any_work_and_can_still_be_read()
    {
        Assert.Equal(0, Programs.Run("training", Train("kept")).Code);
        string[] before = Directory.GetFiles(_disk.File("kept"));
        _disk.MakeReadOnly();
        RequireOneLine(2, "cannot be written", Programs.Run("training", Train("new")));
        RequireOneLine(2, "cannot be written", Programs.Run("training", "study", "permuted-pixels", "--scale", "ci", "--out", _disk.Path));
        RequireOneLine(2, "cannot be written", Programs.Run("inference", "features", _disk.File("kept"), "--out", _disk.File("features")));
        using TemporaryFolder elsewhere = new();
        Assert.Equal(0, Programs.Run("analysis", "evaluate", _disk.File("kept"), "--out", elsewhere.File("report")).Code);
        Assert.Equal(before, Directory.GetFiles(_disk.File("kept")));
    }
}
