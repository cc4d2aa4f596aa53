using System.Collections;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// What of a client's environment reaches the daemon: a list, not all. A viewer's LD_LIBRARY_PATH, OMP_* or PYTHON*
/// would bring a foreign libstdc++ or libgomp under libtorch, and secrets of a shell have no business in a process that
/// stays.
/// </summary>
internal static class AllowedEnvironment
{
    private static readonly string[] Names =
    [
        "HOME", "USER", "LOGNAME", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR",
        "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROLL_FORWARD", "CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER",
    ];

    private const string OwnPrefix = "GLIMPSE_";

    /// <summary>The variables of this process that are on the list, as NAME=value.</summary>
    public static IReadOnlyList<string> OfThisProcess() =>
        [
            .. Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .Select(entry => (Name: (string)entry.Key, Value: (string?)entry.Value))
                .Where(variable =>
                    Names.Contains(variable.Name) || variable.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))
                .Select(variable => $"{variable.Name}={variable.Value}"),
        ];
}
