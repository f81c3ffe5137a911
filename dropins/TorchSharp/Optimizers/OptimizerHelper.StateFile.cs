namespace TorchSharp.Modules;

// TorchSharp's file: the optimizer's type name, the numbers of groups and states as LEB128, then the options of each
// group and the state of each parameter as their types write them.
public abstract partial class OptimizerHelper
{
    /// <summary>Marks of the values in states that were exported from Python; part of the official surface.</summary>
    protected enum TypeCode
    {
        Double = 0,
        Long = 1,
        Tensor = 2,
        Options = 3,
        State = 4,
    }

    /// <summary>Saves options and state to a file that is written anew.</summary>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        StateDictionary state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(state.Options.Count);
        writer.Write7BitEncodedInt(state.State.Count);
        foreach (OptimizerOptions options in state.Options) options.SaveStateDict(writer);
        foreach (OptimizerState parameter in state.State) parameter.SaveStateDict(writer);
    }

    /// <summary>Loads what save_state_dict wrote for the same kind of optimizer over the same parameters.</summary>
    /// <exception cref="InvalidDataException">Another kind of optimizer wrote the file.</exception>
    /// <exception cref="ArgumentException">Groups, parameters or their shapes differ from the file's.</exception>
    /// <exception cref="EndOfStreamException">The file ends early.</exception>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        string name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");

        int groups = reader.Read7BitEncodedInt(), parameters = reader.Read7BitEncodedInt();
        StateDictionary state = Matching(groups, parameters);
        foreach (OptimizerOptions options in state.Options) options.LoadStateDict(reader);
        foreach (OptimizerState parameter in state.State) parameter.LoadStateDict(reader);
    }

    /// <summary>Copies options and state of another optimizer of the same kind over parameters of the same shapes.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        StateDictionary own = Matching(state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options))
            if (target != source) target.LoadStateDict(source);
        foreach (var (target, source) in own.State.Zip(state_dict.State))
            if (target != source) target.LoadStateDict(source);
    }

    /// <summary>The live options and states: what changes there changes the optimizer.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (ParamGroup group in _parameter_groups)
        {
            var places = new List<int>();
            foreach (Parameter parameter in group.Parameters)
            {
                places.Add(result.State.Count);
                result.State.Add(_state[parameter.Handle]);
            }
            result.Options.Add(group.Options);
            result.StateIndexRef.Add(places);
        }
        return result;
    }

    StateDictionary Matching(int groups, int parameters)
    {
        StateDictionary own = state_dict();
        if (groups != own.Options.Count)
            throw new ArgumentException($"Invalid optimizer state -- different number of parameter groups: {groups} loaded, {own.Options.Count} here.");
        if (parameters != own.State.Count)
            throw new ArgumentException($"Invalid optimizer state -- different number of states: {parameters} loaded, {own.State.Count} here.");
        return own;
    }
}
