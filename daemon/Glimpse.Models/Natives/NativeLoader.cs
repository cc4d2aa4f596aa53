using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Glimpse.Core;
using Glimpse.Models.Torch;

namespace Glimpse.Models.Natives;

/// <summary>
/// Loads libtorch and TorchSharp's shim once, by absolute path, before anything touches <c>torch</c>. TorchSharp's own
/// loader then finds them loaded; left to itself it would search other folders and report on standard output.
/// </summary>
public static class NativeLoader
{
    // Names and numbers of glibc's malloc.h. A fixed threshold for memory mapped anew, since the moving one lets ever
    // more freed memory stay in the heap; above a batch of voxels (9 MB), since mapping memory for every tensor costs
    // more than the arithmetic on it. For the same reason the heap's end isn't given back as soon as a batch is freed:
    // 20 explanations of 50 steps took 1,010,000 page faults and 2.7 s in the kernel, with these two some 110,000 and
    // 0.8 s, at no higher peak.
    private static readonly (int Parameter, int Value)[] MallocSettings =
    [
        (-3, 1 << 24), // M_MMAP_THRESHOLD
        (-1, 1 << 26), // M_TRIM_THRESHOLD
        (-2, 1 << 26), // M_TOP_PAD
    ];

    // Freed bytes become 0xC0, fresh ones its complement 0x3F: -6 and 0.7 as floats, finite in every format.
    private static readonly (int Parameter, int Value) FiniteFill = (-6, 0xC0); // M_PERTURB

    /// <summary>CUDA's first start on a card that its kernels weren't compiled for takes minutes.</summary>
    private static readonly TimeSpan SelfTestHangGuard = TimeSpan.FromMinutes(5);

    private static readonly Lock Loading = new();
    private static (TorchFiles Files, LibTorchInfo Info)? loaded;

    /// <summary>The variable that names a folder with another libtorch.</summary>
    public const string ExternalVariable = TorchFiles.ExternalVariable;

    /// <summary>Which libtorch of the user's own may be loaded; to be set before the first load.</summary>
    public static LibTorchPolicy Policy { get; set; } = LibTorchPolicy.Strict;

    /// <summary>The libtorch that was loaded.</summary>
    /// <exception cref="GlimpseException">A library is missing, can't be loaded or isn't admitted.</exception>
    public static LibTorchInfo LibTorch => EnsureLoaded();

    /// <summary>True when the libtorch loaded was built for CUDA.</summary>
    /// <exception cref="GlimpseException">A library is missing, can't be loaded or isn't admitted.</exception>
    internal static bool HasCuda =>
        EnsureLoaded() is not null
        && loaded!.Value.Files.Libraries.Any(path => Path.GetFileName(path) == TorchFiles.FileName("torch_cuda"));

    /// <summary>Loads the natives on the first call; later calls return at once.</summary>
    /// <param name="device">The device that they are wanted for, as the user names it: another libtorch is proven on
    /// it.</param>
    /// <exception cref="GlimpseException">A library is missing, can't be loaded or isn't admitted.</exception>
    public static LibTorchInfo EnsureLoaded(string device = TorchDevice.Cpu)
    {
        lock (Loading)
        {
            if (loaded is null)
            {
                var files = Locate();
                Load(files, LibTorchAdmission.Admit(files, Policy, device, SelfTestHangGuard));
            }

            return loaded!.Value.Info;
        }
    }

    /// <summary>Loads what is there whatever its version: for the process that finds out what it is good for.</summary>
    internal static void LoadUnproven(TorchFiles files, string version)
    {
        lock (Loading)
            Load(files, new LibTorchInfo(version, files.Folder, files.IsExternal, []));
    }

    /// <summary>The files that will be loaded.</summary>
    /// <exception cref="GlimpseException">One is missing.</exception>
    internal static TorchFiles Locate() =>
        TorchFiles.Locate(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(TorchFiles.ExternalVariable));

    private static void Load(TorchFiles files, LibTorchInfo info)
    {
        KeepFreedMemory();
        LetThreadsSleep();
        var handles = new Dictionary<string, nint>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in files.Libraries)
            handles[Path.GetFileName(path)] = LoadLibrary(path);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (Assembly _, string name) => Resolve(handles, name);
        loaded = (files, info);
    }

    /// <summary>Loads one library.</summary>
    /// <exception cref="GlimpseException">It can't be loaded.</exception>
    internal static nint LoadLibrary(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{path} can't be loaded: {failure.Message.ReplaceLineEndings(" ")}",
                "On Linux it needs glibc 2.34 or later and a 64-bit x86 processor; run 'ldd' on the file to see what "
                    + "it lacks.",
                failure);
        }
    }

    // Asked for as LibTorchSharp, libtorch_cpu.so, torch_cpu ...
    private static nint Resolve(Dictionary<string, nint> handles, string name) =>
        handles.TryGetValue(name, out var handle) || handles.TryGetValue(TorchFiles.FileName(name), out handle)
            ? handle
            : 0;

    /// <summary>
    /// Has the C library fill memory that it hands out or takes back. On its way back a convolution of libtorch 2.10
    /// whose channels aren't a multiple of its blocks reads memory that nobody has written, and multiplies it by zero:
    /// where a NaN had lain, gradients became NaN (memory full of NaN ended every training of a small network, full of
    /// any finite number none). Predictions and explanations of the models that ship are the same either way, so only
    /// trainings ask for it. Without glibc it does nothing.
    /// </summary>
    internal static void KeepFreshMemoryFinite() => SetMalloc([FiniteFill]);

    private static void KeepFreedMemory() => SetMalloc(MallocSettings);

    private static unsafe void SetMalloc(ReadOnlySpan<(int Parameter, int Value)> settings)
    {
        if (FindInC("mallopt") is not (var mallopt and not 0))
            return;
        foreach (var (parameter, value) in settings)
            _ = ((delegate* unmanaged<int, int, int>)mallopt)(parameter, value);
    }

    /// <summary>
    /// Lets OpenMP's threads sleep while they wait, unless the user chose otherwise. By default they spin, and on a
    /// machine with other work 60 steps took 7.4 s on two threads that took 1.7 s on one. libgomp reads this when it is
    /// loaded, from the C library's environment, which .NET's own call doesn't change.
    /// </summary>
    private static unsafe void LetThreadsSleep()
    {
        if (FindInC("setenv") is not (var setenv and not 0))
            return;
        fixed (byte* name = "OMP_WAIT_POLICY\0"u8, value = "PASSIVE\0"u8)
            _ = ((delegate* unmanaged<byte*, byte*, int, int>)setenv)(name, value, 0);
    }

    private static nint FindInC(string function) =>
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out var libc)
        && NativeLibrary.TryGetExport(libc, function, out var address)
            ? address
            : 0;
}
