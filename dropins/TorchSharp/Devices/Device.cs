using TorchSharp.Interop;

namespace TorchSharp;

public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device and its number, -1 for the current one.</summary>
    public class Device
    {
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Parse(parts[0], description);
            index = parts.Length == 1 ? -1 : int.Parse(parts[1]);
        }

        public Device(string deviceType, int index = -1) => (type, this.index) = (Parse(deviceType, deviceType), index);

        public Device(DeviceType deviceType, int index = -1) => (type, this.index) = (deviceType, index);

        public Device(int index) => (type, this.index) = (DeviceType.CUDA, index);

        public DeviceType type { get; private set; }

        public int index { get; private set; }

        public override string ToString()
        {
            string text = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? text : $"{text}:{index}";
        }

        public static implicit operator Device(string description) => new(description);

        static DeviceType Parse(string name, string description)
        {
            if (Enum.TryParse(name, ignoreCase: true, out DeviceType type) && !char.IsAsciiDigit(name[0]))
                return type;
            throw new ArgumentException($"'{description}' names no device; use cpu, cuda or cuda:0");
        }
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    public static Device device(string description) => InitializeDevice(new Device(description));

    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(int index) => new(DeviceType.CUDA, index);

    /// <summary>The device, or the CPU for null; an error where this machine does not have it.</summary>
    public static Device InitializeDevice(Device device)
    {
        if (device is null)
            return CPU;
        InitializeDeviceType(device.type);
        return device;
    }

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => Native.strata_has_cuda() != 0,
        DeviceType.MPS => Native.strata_has_mps() != 0,
        _ => false,
    };

    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => Native.strata_has_mps() != 0;

    public static partial class cuda
    {
        public static bool is_available() => Native.strata_has_cuda() != 0;

        /// <summary>0: Debian's libtorch is built without CUDA.</summary>
        public static int device_count() => 0;
    }

    public static int get_num_threads() => Native.strata_get_threads();

    public static unsafe void set_num_threads(int num) => Native.Check(Native.strata_set_threads(num));

    public static int get_num_interop_threads() => Native.strata_get_interop_threads();

    public static unsafe void set_num_interop_threads(int num) => Native.Check(Native.strata_set_interop_threads(num));
}
