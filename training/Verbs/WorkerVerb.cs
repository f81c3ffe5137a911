using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("worker", "Goes on with one run after another, as its standard input orders: for whoever starts this as a process of theirs.")]
sealed class WorkerVerb : IVerb
{
    public string Example => "dotnet run --project training -- worker < orders.jsonl";

    public void Define(Command command)
    {
        // All it is told comes by standard input.
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        WorkerOrders orders = new(shell.Cancel);
        // Standard output is for replies, all else is for people.
        using StreamWriter replies = new(shell.OpenOutput()) { AutoFlush = true };
        shell = shell.ForData().StoppedBy(orders.Stop);
        foreach (WorkerOrder order in orders.All())
            replies.WriteLine(Reply(order, shell, replies));
        return 0;
    }

    static string Reply(WorkerOrder order, Shell shell, TextWriter replies)
    {
        try
        {
            Follow(order, shell, replies);
            return WorkerReply.Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return WorkerReply.Failed + CommandLineProgram.Explain(failure).Line;
        }
    }

    static void Follow(WorkerOrder order, Shell shell, TextWriter replies)
    {
        (RunFolder folder, RunRecord record) = RunFolder.Open(order.Run, ".");
        using (folder)
        {
            if (record.Status == RunStatus.Done)
                return;
            using TrainingRun run = new(record.Options, shell) { EpochDone = _ => replies.WriteLine(WorkerReply.Epoch) };
            if (order.Until is { } epoch)
                run.Train(folder, epoch);
            else
                run.Run(folder);
        }
    }
}
