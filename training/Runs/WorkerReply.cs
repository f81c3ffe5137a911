namespace Strata.Training.Runs;

/// <summary>What a worker says of an order: an epoch line after every epoch, then one of the others.</summary>
static class WorkerReply
{
    /// <summary>An epoch's checkpoint is written.</summary>
    public const string Epoch = "epoch";

    /// <summary>The order is carried out.</summary>
    public const string Done = "done";

    /// <summary>It cannot be; what went wrong follows on the same line.</summary>
    public const string Failed = "failed: ";
}
