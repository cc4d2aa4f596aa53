using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Schemes;
using Glimpse.Models.Registry;
using Microsoft.Win32.SafeHandles;

namespace Glimpse.Bridge;

/// <summary>The way in.</summary>
public static class Program
{
    private const int Refused = 3;
    private const int Fault = 4;

    /// <summary>
    /// Descriptors kept back, so that a message can be printed where there are no others: .NET loads what it prints
    /// with only then.
    /// </summary>
    private const int KeptBack = 12;

    private static readonly SafeFileHandle?[] Reserve = new SafeFileHandle?[KeptBack];

    /// <summary>Names nothing of another assembly, which would be loaded before anything could be caught.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "There is nothing behind it.")]
    private static int Main(string[] arguments)
    {
        try
        {
            return StartOwn(arguments);
        }
        catch (Exception)
        {
            return TellPlainly();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int StartOwn(string[] arguments) => Start(arguments, () => SchemeCatalogue.Own);

    /// <summary>
    /// Runs the command; where descriptors are so short that not even a message could be printed, says so by the last
    /// means.
    /// </summary>
    /// <param name="arguments">The command.</param>
    /// <param name="schemes">What models may be of.</param>
    /// <returns>The exit code.</returns>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "The last resort behind the last resort: what is thrown while a fault is being reported.")]
    public static int Start(string[] arguments, Func<SchemeCatalogue> schemes)
    {
        try
        {
            EnvironmentFault.Prepare();
            KeepBack();
            return Run(arguments, schemes());
        }
        catch (Exception e)
        {
            try
            {
                return Tell(e);
            }
            catch (Exception)
            {
                return TellPlainly();
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Tell(Exception e)
    {
        foreach (var handle in Reserve)
            handle?.Dispose();
        var fault = EnvironmentFault.Of(e);
        EnvironmentFault.Tell(
            fault is var (message, remedy)
                ? $"error: {message} {remedy}"
                : $"fault of the program: {e.GetType().Name}");
        return fault is null ? Fault : Refused;
    }

    /// <summary>What can be said where .NET can load nothing more; the exit code alone where not even that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("Design", "CA1031", Justification = "There is nothing behind it.")]
    private static int TellPlainly()
    {
        try
        {
            EnvironmentFault.TellPlainly();
        }
        catch (Exception)
        {
            // Nothing more can be done.
        }

        return Refused;
    }

    private static void KeepBack()
    {
        for (var i = 0; i < KeptBack && OperatingSystem.IsLinux(); i++)
            Reserve[i] = File.OpenHandle("/dev/null");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] arguments, SchemeCatalogue schemes)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = StandardStreams.IsGiven(StandardStreams.Output) ? Console.Out : TextWriter.Null;
        var error = StandardStreams.IsGiven(StandardStreams.Error) ? Console.Error : TextWriter.Null;
        using var models = new InstalledModels(() => ModelRegistry.Open(schemes));
#pragma warning disable VSTHRD002 // Nothing else runs on this thread.
        return new CommandLine(models, output, error).RunAsync(arguments).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
