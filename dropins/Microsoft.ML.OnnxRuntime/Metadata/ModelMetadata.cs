using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>What a model file says about itself.</summary>
public unsafe class ModelMetadata
{
    internal ModelMetadata(nint session)
    {
        nint metadata;
        Status.Check(Api->SessionGetModelMetadata(session, &metadata));
        try
        {
            ProducerName = Text(metadata, Api->ModelMetadataGetProducerName);
            GraphName = Text(metadata, Api->ModelMetadataGetGraphName);
            GraphDescription = Text(metadata, Api->ModelMetadataGetGraphDescription);
            Domain = Text(metadata, Api->ModelMetadataGetDomain);
            Description = Text(metadata, Api->ModelMetadataGetDescription);
            long version;
            Status.Check(Api->ModelMetadataGetVersion(metadata, &version));
            Version = version;
            CustomMetadataMap = Map(metadata);
        }
        finally
        {
            Api->ReleaseModelMetadata(metadata);
        }
    }

    public string ProducerName { get; }

    public string GraphName { get; }

    public string Domain { get; }

    public string Description { get; }

    public string GraphDescription { get; }

    public long Version { get; }

    /// <summary>The file's metadata_props.</summary>
    public Dictionary<string, string> CustomMetadataMap { get; }

    static string Text(nint metadata, delegate* unmanaged<nint, nint, byte**, nint> read)
    {
        byte* text;
        Status.Check(read(metadata, NativeText.DefaultAllocator, &text));
        return NativeText.Take(text);
    }

    static Dictionary<string, string> Map(nint metadata)
    {
        byte** keys;
        long count;
        Status.Check(Api->ModelMetadataGetCustomMetadataMapKeys(metadata, NativeText.DefaultAllocator, &keys, &count));
        Dictionary<string, string> map = new((int)count);
        for (int i = 0; i < count; i++)
        {
            byte* value;
            Status.Check(Api->ModelMetadataLookupCustomMetadataMap(metadata, NativeText.DefaultAllocator, keys[i], &value));
            map.Add(NativeText.Take(keys[i]), NativeText.Take(value));
        }
        if (keys != null)
            Status.Check(Api->AllocatorFree(NativeText.DefaultAllocator, keys));
        return map;
    }
}
