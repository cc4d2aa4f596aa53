namespace Glimpse.Models.Registry;

/// <summary>
/// Where the models lie that the user imported: <c>glimpse-bridge/models</c> in the folder of the user's data (XDG Base
/// Directory Specification 0.8).
/// </summary>
public static class UserModelFolder
{
    /// <summary>The variable that names the folder of the user's data; a relative path in it doesn't count.</summary>
    public const string DataVariable = "XDG_DATA_HOME";

    private const string OwnName = "glimpse-bridge";
    private const string Models = "models";

    /// <summary>The folder, whether or not it is there.</summary>
    public static string Path
    {
        get
        {
            var given = Environment.GetEnvironmentVariable(DataVariable);
            var data = System.IO.Path.IsPathRooted(given)
                ? given
                : System.IO.Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                    ".local",
                    "share");
            return System.IO.Path.Combine(data, OwnName, Models);
        }
    }
}
