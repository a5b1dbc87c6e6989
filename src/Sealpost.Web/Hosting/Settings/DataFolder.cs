using System.Runtime.Versioning;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>Where checks are kept when nobody says where.</summary>
internal static class DataFolder
{
    /// <summary>The file in the user's data folder (<c>$XDG_DATA_HOME</c>, <c>~/.local/share</c>), which is made.</summary>
    public static string Find(Faults faults)
    {
        var user = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (user.Length == 0)
        {
            faults.Add("There is no data folder for this user. Say with --database where checks are to be kept.");
            return "";
        }

        var folder = Path.Combine(user, "sealpost");
        try
        {
            Make(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(
                $"The data folder {Quote.Of(folder)} cannot be made. Say with --database where checks are to be kept.");
        }

        return Path.Combine(folder, "sealpost.db");
    }

    // What was checked, and when, is nobody else's business on this machine.
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            MakePrivate(folder);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakePrivate(string folder) => Directory.CreateDirectory(
        folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
