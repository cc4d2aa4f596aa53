using System.Globalization;
using System.Runtime.InteropServices;

namespace Glimpse.Bridge.Hosting;

/// <summary>How much of a CUDA device's memory is in use, asked of the driver: TorchSharp has no call for it.</summary>
internal static partial class DeviceMemory
{
    private const string Driver = "libcuda.so.1";
    private const string Cuda = "cuda:";

    /// <summary>Bytes in use, by this and all other programs.</summary>
    /// <param name="device">The device as torch names it, such as <c>cuda:0</c>; its numbers are those of the
    /// driver.</param>
    /// <returns>Null for the processor, and where the driver doesn't say.</returns>
    public static long? InUse(string? device)
    {
        if (
            device is null
            || !device.StartsWith(Cuda, StringComparison.Ordinal)
            || !NativeLibrary.TryLoad(Driver, out _))
            return null;
        var index = int.Parse(device.AsSpan(Cuda.Length), CultureInfo.InvariantCulture);
        if (Init(0) != 0 || GetDevice(out var handle, index) != 0 || RetainContext(out var context, handle) != 0)
            return null;
        try
        {
            if (PushContext(context) != 0)
                return null;
            var isKnown = MemoryInfo(out var free, out var total) == 0;
            _ = PopContext(out _);
            return isKnown ? (long)(total - free) : null;
        }
        finally
        {
            _ = ReleaseContext(handle);
        }
    }

    // cuda.h. The primary context is the one that torch computes in.
    [LibraryImport(Driver, EntryPoint = "cuInit")]
    private static partial int Init(uint flags);

    [LibraryImport(Driver, EntryPoint = "cuDeviceGet")]
    private static partial int GetDevice(out int device, int index);

    [LibraryImport(Driver, EntryPoint = "cuDevicePrimaryCtxRetain")]
    private static partial int RetainContext(out nint context, int device);

    [LibraryImport(Driver, EntryPoint = "cuDevicePrimaryCtxRelease_v2")]
    private static partial int ReleaseContext(int device);

    [LibraryImport(Driver, EntryPoint = "cuCtxPushCurrent_v2")]
    private static partial int PushContext(nint context);

    [LibraryImport(Driver, EntryPoint = "cuCtxPopCurrent_v2")]
    private static partial int PopContext(out nint context);

    [LibraryImport(Driver, EntryPoint = "cuMemGetInfo_v2")]
    private static partial int MemoryInfo(out nuint free, out nuint total);
}
