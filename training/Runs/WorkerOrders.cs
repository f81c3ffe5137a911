using System.Text.Json;
using System.Threading.Channels;
using Strata.Storage;

namespace Strata.Training.Runs;

/// <summary>
/// The orders on a worker's standard input, a line of JSON each. The end of the input is a wish to stop: whoever started the worker holds the other end
/// of that pipe, which closes when they want it to stop, and when they die of anything, a kill that leaves no time to say so included.
/// </summary>
sealed class WorkerOrders
{
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    // Both live as long as the process.
    readonly CancellationTokenSource _stop;

    /// <summary>Begins to read.</summary>
    /// <param name="other">Another wish to stop.</param>
    public WorkerOrders(CancellationToken other)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(other);
        _stop.Token.Register(() => _lines.Writer.TryComplete());
        new Thread(Read) { IsBackground = true, Name = "orders" }.Start();
    }

    /// <summary>Set once there will be no more orders, and what is being done is to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Every order, as it comes.</summary>
    /// <exception cref="InputException">A line is none.</exception>
    public IEnumerable<WorkerOrder> All() => _lines.Reader.ReadAllAsync().ToBlockingEnumerable().Select(Parse);

    static WorkerOrder Parse(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize<WorkerOrder>(line, Json.Line) is { Run: not null } order)
                return order;
        }
        catch (JsonException)
        {
            // Told below.
        }
        throw new InputException($$"""an order is a line as {"run":"models/mine","until":3}, not '{{line}}'""");
    }

    void Read()
    {
        using StreamReader input = new(Console.OpenStandardInput());
        while (input.ReadLine() is { } line)
            _lines.Writer.TryWrite(line);
        _stop.Cancel();
    }
}
