using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>
/// The entries of ONNX Runtime's C function table that the drop-in calls, each at its index in the table (a layout that no
/// later release may change). An object is an nint, a status the nint returned, and a path a byte* to the platform's characters.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
unsafe struct OrtApi
{
    /// <summary>The version asked for: that of the official package whose API the drop-in has.</summary>
    public const uint Version = 23;

    const int Word = 8;

    [FieldOffset(1 * Word)] public delegate* unmanaged<nint, ErrorCode> GetErrorCode;
    [FieldOffset(2 * Word)] public delegate* unmanaged<nint, byte*> GetErrorMessage;
    [FieldOffset(3 * Word)] public delegate* unmanaged<OrtLoggingLevel, byte*, nint*, nint> CreateEnv;
    [FieldOffset(4 * Word)]
    public delegate* unmanaged<nint, void*, OrtLoggingLevel, byte*, nint*, nint> CreateEnvWithCustomLogger;
    [FieldOffset(5 * Word)] public delegate* unmanaged<nint, nint> EnableTelemetryEvents;
    [FieldOffset(6 * Word)] public delegate* unmanaged<nint, nint> DisableTelemetryEvents;
    [FieldOffset(7 * Word)] public delegate* unmanaged<nint, byte*, nint, nint*, nint> CreateSession;
    [FieldOffset(8 * Word)] public delegate* unmanaged<nint, void*, nuint, nint, nint*, nint> CreateSessionFromArray;
    [FieldOffset(9 * Word)] public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run;
    [FieldOffset(10 * Word)] public delegate* unmanaged<nint*, nint> CreateSessionOptions;
    [FieldOffset(11 * Word)] public delegate* unmanaged<nint, byte*, nint> SetOptimizedModelFilePath;
    [FieldOffset(13 * Word)] public delegate* unmanaged<nint, ExecutionMode, nint> SetSessionExecutionMode;
    [FieldOffset(14 * Word)] public delegate* unmanaged<nint, byte*, nint> EnableProfiling;
    [FieldOffset(15 * Word)] public delegate* unmanaged<nint, nint> DisableProfiling;
    [FieldOffset(16 * Word)] public delegate* unmanaged<nint, nint> EnableMemPattern;
    [FieldOffset(17 * Word)] public delegate* unmanaged<nint, nint> DisableMemPattern;
    [FieldOffset(18 * Word)] public delegate* unmanaged<nint, nint> EnableCpuMemArena;
    [FieldOffset(19 * Word)] public delegate* unmanaged<nint, nint> DisableCpuMemArena;
    [FieldOffset(20 * Word)] public delegate* unmanaged<nint, byte*, nint> SetSessionLogId;
    [FieldOffset(21 * Word)] public delegate* unmanaged<nint, int, nint> SetSessionLogVerbosityLevel;
    [FieldOffset(22 * Word)] public delegate* unmanaged<nint, int, nint> SetSessionLogSeverityLevel;
    [FieldOffset(23 * Word)] public delegate* unmanaged<nint, GraphOptimizationLevel, nint> SetSessionGraphOptimizationLevel;
    [FieldOffset(24 * Word)] public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads;
    [FieldOffset(25 * Word)] public delegate* unmanaged<nint, int, nint> SetInterOpNumThreads;
    [FieldOffset(30 * Word)] public delegate* unmanaged<nint, nuint*, nint> SessionGetInputCount;
    [FieldOffset(31 * Word)] public delegate* unmanaged<nint, nuint*, nint> SessionGetOutputCount;
    [FieldOffset(32 * Word)] public delegate* unmanaged<nint, nuint*, nint> SessionGetOverridableInitializerCount;
    [FieldOffset(33 * Word)] public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetInputTypeInfo;
    [FieldOffset(34 * Word)] public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOutputTypeInfo;
    [FieldOffset(35 * Word)] public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOverridableInitializerTypeInfo;
    [FieldOffset(36 * Word)] public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetInputName;
    [FieldOffset(37 * Word)] public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetOutputName;
    [FieldOffset(38 * Word)] public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetOverridableInitializerName;
    [FieldOffset(39 * Word)] public delegate* unmanaged<nint*, nint> CreateRunOptions;
    [FieldOffset(40 * Word)] public delegate* unmanaged<nint, int, nint> RunOptionsSetRunLogVerbosityLevel;
    [FieldOffset(41 * Word)] public delegate* unmanaged<nint, int, nint> RunOptionsSetRunLogSeverityLevel;
    [FieldOffset(42 * Word)] public delegate* unmanaged<nint, byte*, nint> RunOptionsSetRunTag;
    [FieldOffset(43 * Word)] public delegate* unmanaged<nint, int*, nint> RunOptionsGetRunLogVerbosityLevel;
    [FieldOffset(44 * Word)] public delegate* unmanaged<nint, int*, nint> RunOptionsGetRunLogSeverityLevel;
    [FieldOffset(45 * Word)] public delegate* unmanaged<nint, byte**, nint> RunOptionsGetRunTag;
    [FieldOffset(46 * Word)] public delegate* unmanaged<nint, nint> RunOptionsSetTerminate;
    [FieldOffset(47 * Word)] public delegate* unmanaged<nint, nint> RunOptionsUnsetTerminate;
    [FieldOffset(48 * Word)]
    public delegate* unmanaged<nint, long*, nuint, TensorElementType, nint*, nint> CreateTensorAsOrtValue;
    [FieldOffset(49 * Word)]
    public delegate* unmanaged<nint, void*, nuint, long*, nuint, TensorElementType, nint*, nint> CreateTensorWithDataAsOrtValue;
    [FieldOffset(51 * Word)] public delegate* unmanaged<nint, void**, nint> GetTensorMutableData;
    [FieldOffset(55 * Word)] public delegate* unmanaged<nint, nint*, nint> CastTypeInfoToTensorInfo;
    [FieldOffset(56 * Word)] public delegate* unmanaged<nint, OnnxValueType*, nint> GetOnnxTypeFromTypeInfo;
    [FieldOffset(60 * Word)] public delegate* unmanaged<nint, TensorElementType*, nint> GetTensorElementType;
    [FieldOffset(61 * Word)] public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount;
    [FieldOffset(62 * Word)] public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions;
    [FieldOffset(63 * Word)] public delegate* unmanaged<nint, byte**, nuint, nint> GetSymbolicDimensions;
    [FieldOffset(65 * Word)] public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape;
    [FieldOffset(66 * Word)] public delegate* unmanaged<nint, nint*, nint> GetTypeInfo;
    [FieldOffset(67 * Word)] public delegate* unmanaged<nint, OnnxValueType*, nint> GetValueType;
    [FieldOffset(68 * Word)] public delegate* unmanaged<byte*, OrtAllocatorType, int, OrtMemType, nint*, nint> CreateMemoryInfo;
    [FieldOffset(70 * Word)] public delegate* unmanaged<nint, nint, int*, nint> CompareMemoryInfo;
    [FieldOffset(71 * Word)] public delegate* unmanaged<nint, byte**, nint> MemoryInfoGetName;
    [FieldOffset(72 * Word)] public delegate* unmanaged<nint, int*, nint> MemoryInfoGetId;
    [FieldOffset(73 * Word)] public delegate* unmanaged<nint, OrtMemType*, nint> MemoryInfoGetMemType;
    [FieldOffset(74 * Word)] public delegate* unmanaged<nint, OrtAllocatorType*, nint> MemoryInfoGetType;
    [FieldOffset(75 * Word)] public delegate* unmanaged<nint, nuint, void**, nint> AllocatorAlloc;
    [FieldOffset(76 * Word)] public delegate* unmanaged<nint, void*, nint> AllocatorFree;
    [FieldOffset(77 * Word)] public delegate* unmanaged<nint, nint*, nint> AllocatorGetInfo;
    [FieldOffset(78 * Word)] public delegate* unmanaged<nint*, nint> GetAllocatorWithDefaultOptions;
    [FieldOffset(79 * Word)] public delegate* unmanaged<nint, byte*, long, nint> AddFreeDimensionOverride;
    [FieldOffset(92 * Word)] public delegate* unmanaged<nint, void> ReleaseEnv;
    [FieldOffset(93 * Word)] public delegate* unmanaged<nint, void> ReleaseStatus;
    [FieldOffset(94 * Word)] public delegate* unmanaged<nint, void> ReleaseMemoryInfo;
    [FieldOffset(95 * Word)] public delegate* unmanaged<nint, void> ReleaseSession;
    [FieldOffset(96 * Word)] public delegate* unmanaged<nint, void> ReleaseValue;
    [FieldOffset(97 * Word)] public delegate* unmanaged<nint, void> ReleaseRunOptions;
    [FieldOffset(98 * Word)] public delegate* unmanaged<nint, void> ReleaseTypeInfo;
    [FieldOffset(99 * Word)] public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo;
    [FieldOffset(100 * Word)] public delegate* unmanaged<nint, void> ReleaseSessionOptions;
    [FieldOffset(110 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> SessionEndProfiling;
    [FieldOffset(111 * Word)] public delegate* unmanaged<nint, nint*, nint> SessionGetModelMetadata;
    [FieldOffset(112 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> ModelMetadataGetProducerName;
    [FieldOffset(113 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> ModelMetadataGetGraphName;
    [FieldOffset(114 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> ModelMetadataGetDomain;
    [FieldOffset(115 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> ModelMetadataGetDescription;
    [FieldOffset(116 * Word)] public delegate* unmanaged<nint, nint, byte*, byte**, nint> ModelMetadataLookupCustomMetadataMap;
    [FieldOffset(117 * Word)] public delegate* unmanaged<nint, long*, nint> ModelMetadataGetVersion;
    [FieldOffset(118 * Word)] public delegate* unmanaged<nint, void> ReleaseModelMetadata;
    [FieldOffset(119 * Word)]
    public delegate* unmanaged<OrtLoggingLevel, byte*, nint, nint*, nint> CreateEnvWithGlobalThreadPools;
    [FieldOffset(120 * Word)] public delegate* unmanaged<nint, nint> DisablePerSessionThreads;
    [FieldOffset(121 * Word)] public delegate* unmanaged<nint*, nint> CreateThreadingOptions;
    [FieldOffset(122 * Word)] public delegate* unmanaged<nint, void> ReleaseThreadingOptions;
    [FieldOffset(123 * Word)] public delegate* unmanaged<nint, nint, byte***, long*, nint> ModelMetadataGetCustomMetadataMapKeys;
    [FieldOffset(124 * Word)] public delegate* unmanaged<nint, byte*, long, nint> AddFreeDimensionOverrideByName;
    [FieldOffset(125 * Word)] public delegate* unmanaged<byte***, int*, nint> GetAvailableProviders;
    [FieldOffset(126 * Word)] public delegate* unmanaged<byte**, int, nint> ReleaseAvailableProviders;
    [FieldOffset(127 * Word)] public delegate* unmanaged<nint, nuint, nuint*, nint> GetStringTensorElementLength;
    [FieldOffset(128 * Word)] public delegate* unmanaged<nint, nuint, nuint, void*, nint> GetStringTensorElement;
    [FieldOffset(130 * Word)] public delegate* unmanaged<nint, byte*, byte*, nint> AddSessionConfigEntry;
    [FieldOffset(131 * Word)] public delegate* unmanaged<nint, nint, nint*, nint> CreateAllocator;
    [FieldOffset(132 * Word)] public delegate* unmanaged<nint, void> ReleaseAllocator;
    [FieldOffset(133 * Word)] public delegate* unmanaged<nint, nint, nint, nint> RunWithBinding;
    [FieldOffset(134 * Word)] public delegate* unmanaged<nint, nint*, nint> CreateIoBinding;
    [FieldOffset(135 * Word)] public delegate* unmanaged<nint, void> ReleaseIoBinding;
    [FieldOffset(136 * Word)] public delegate* unmanaged<nint, byte*, nint, nint> BindInput;
    [FieldOffset(137 * Word)] public delegate* unmanaged<nint, byte*, nint, nint> BindOutput;
    [FieldOffset(138 * Word)] public delegate* unmanaged<nint, byte*, nint, nint> BindOutputToDevice;
    [FieldOffset(140 * Word)] public delegate* unmanaged<nint, nint, nint**, nuint*, nint> GetBoundOutputValues;
    [FieldOffset(141 * Word)] public delegate* unmanaged<nint, void> ClearBoundInputs;
    [FieldOffset(142 * Word)] public delegate* unmanaged<nint, void> ClearBoundOutputs;
    [FieldOffset(145 * Word)] public delegate* unmanaged<nint, int, nint> SetLanguageProjection;
    [FieldOffset(146 * Word)] public delegate* unmanaged<nint, ulong*, nint> SessionGetProfilingStartTimeNs;
    [FieldOffset(147 * Word)] public delegate* unmanaged<nint, int, nint> SetGlobalIntraOpNumThreads;
    [FieldOffset(148 * Word)] public delegate* unmanaged<nint, int, nint> SetGlobalInterOpNumThreads;
    [FieldOffset(149 * Word)] public delegate* unmanaged<nint, int, nint> SetGlobalSpinControl;
    [FieldOffset(151 * Word)]
    public delegate* unmanaged<nint, void*, OrtLoggingLevel, byte*, nint, nint*, nint>
        CreateEnvWithCustomLoggerAndGlobalThreadPools;
    [FieldOffset(155 * Word)] public delegate* unmanaged<nint, nint> SetGlobalDenormalAsZero;
    [FieldOffset(158 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> ModelMetadataGetGraphDescription;
    [FieldOffset(165 * Word)] public delegate* unmanaged<nint, byte*, byte*, nint> AddRunConfigEntry;
    [FieldOffset(170 * Word)] public delegate* unmanaged<nint, nint, nint> SessionOptionsAppendExecutionProvider_TensorRT_V2;
    [FieldOffset(171 * Word)] public delegate* unmanaged<nint*, nint> CreateTensorRTProviderOptions;
    [FieldOffset(172 * Word)] public delegate* unmanaged<nint, byte**, byte**, nuint, nint> UpdateTensorRTProviderOptions;
    [FieldOffset(173 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> GetTensorRTProviderOptionsAsString;
    [FieldOffset(174 * Word)] public delegate* unmanaged<nint, void> ReleaseTensorRTProviderOptions;
    [FieldOffset(178 * Word)] public delegate* unmanaged<nint, int*, nint> IsSparseTensor;
    [FieldOffset(194 * Word)] public delegate* unmanaged<nint, nint*, nint> GetTensorMemoryInfo;
    [FieldOffset(202 * Word)] public delegate* unmanaged<nint, nint> SynchronizeBoundInputs;
    [FieldOffset(203 * Word)] public delegate* unmanaged<nint, nint> SynchronizeBoundOutputs;
    [FieldOffset(204 * Word)] public delegate* unmanaged<nint, nint, nint> SessionOptionsAppendExecutionProvider_CUDA_V2;
    [FieldOffset(205 * Word)] public delegate* unmanaged<nint*, nint> CreateCUDAProviderOptions;
    [FieldOffset(206 * Word)] public delegate* unmanaged<nint, byte**, byte**, nuint, nint> UpdateCUDAProviderOptions;
    [FieldOffset(207 * Word)] public delegate* unmanaged<nint, nint, byte**, nint> GetCUDAProviderOptionsAsString;
    [FieldOffset(208 * Word)] public delegate* unmanaged<nint, void> ReleaseCUDAProviderOptions;
    [FieldOffset(216 * Word)]
    public delegate* unmanaged<nint, byte*, byte**, byte**, nuint, nint> SessionOptionsAppendExecutionProvider;
    [FieldOffset(225 * Word)] public delegate* unmanaged<nint, int*, void> MemoryInfoGetDeviceType;
    [FieldOffset(226 * Word)] public delegate* unmanaged<nint, OrtLoggingLevel, nint> UpdateEnvWithCustomLogLevel;
    [FieldOffset(252 * Word)] public delegate* unmanaged<nint, nuint, nuint, byte**, nint> GetResizedStringTensorElementBuffer;
    [FieldOffset(318 * Word)] public delegate* unmanaged<nint, nuint*, nint> GetTensorSizeInBytes;
}
