using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter, such as its momentum.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Sets the state to what it is before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies another optimizer's state of the same parameter.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether two states agree within torch.allclose's tolerances.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device) { }

    /// <summary>Reads a tensor that the file marks as present, else clears it.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor result, Device device)
    {
        if (!reader.ReadBoolean())
        {
            Replace(ref result, null);
            return;
        }
        using var loaded = TensorExtensionMethods.Load(reader);
        Replace(ref result, loaded.to(device, copy: true));
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <summary>Puts a tensor into the state, which outlives every dispose scope, and frees the one before it.</summary>
    internal static void Replace(ref Tensor field, Tensor value)
    {
        value?.DetachFromDisposeScope();
        field?.Dispose();
        field = value;
    }

    internal static void Move(ref Tensor field, Device device)
    {
        if (field is not null) Replace(ref field, field.to(device, copy: true));
    }

    internal void Copy(ref Tensor field, Tensor source)
    {
        if (source is not null && !source.shape.AsSpan().SequenceEqual(_parameter.shape))
            throw new ArgumentException($"Mismatched optimizer state: shape [{string.Join(',', source.shape)}] for a parameter of shape [{string.Join(',', _parameter.shape)}].");
        Replace(ref field, source?.to(_parameter.device, copy: true));
    }

    internal static bool Close(Tensor left, Tensor right) =>
        left is null || right is null ? left is null && right is null : left.allclose(right);
}
