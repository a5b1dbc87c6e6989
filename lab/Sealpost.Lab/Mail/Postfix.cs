using System.Text;
using Sealpost.Lab.Running;

namespace Sealpost.Lab.Mail;

/// <summary>A listener of Postfix beside the usual ones, with protocols and a certificate of its own.</summary>
internal sealed record PostfixListener(string Address, string Protocols, string CertificateFile);

/// <summary>Postfix with smtpd and nothing else: the lab takes no mail, it only greets.</summary>
internal static class Postfix
{
    public static async Task<Daemon> StartAsync(
        string folder, string certificate, IReadOnlyList<PostfixListener> more, CancellationToken cancellationToken)
    {
        await MakeQueueAsync(folder, cancellationToken);
        Write($"{folder}/postfix/main.cf", $"""
            compatibility_level = 3.6
            queue_directory = {folder}/postfix/queue
            data_directory = {folder}/postfix/data
            maillog_file = {folder}/postfix.log
            maillog_file_prefixes = {folder}
            import_environment = MAIL_CONFIG OPENSSL_CONF TZ LANG=C
            myhostname = mx.mail.test
            mydestination =
            local_recipient_maps =
            alias_maps =
            inet_protocols = all
            smtpd_peername_lookup = no
            smtpd_client_connection_count_limit = 0
            smtpd_relay_restrictions = reject
            smtpd_tls_security_level = may
            smtpd_tls_protocols = >=TLSv1.2
            smtpd_tls_chain_files = {certificate}

            """);
        var listeners = more.Select(static one =>
            $"{one.Address}:25 inet n - n - - smtpd -o smtpd_tls_protocols={one.Protocols} "
            + $"-o smtpd_tls_chain_files={one.CertificateFile}\n");
        Write($"{folder}/postfix/master.cf", $"""
            {Addresses.Postfix}:25 inet n - n - - smtpd
            [::1]:25 inet n - n - - smtpd
            {string.Concat(listeners)}
            tlsmgr unix - - n 1000? 1 tlsmgr
            anvil unix - - n - 1 anvil
            rewrite unix - - n - - trivial-rewrite
            postlog unix-dgram n - n - 1 postlogd

            """);

        // Security level 0 only makes TLS 1.1 possible; which versions are offered stands in main.cf.
        Write($"{folder}/postfix/openssl.cnf", """
            openssl_conf = all
            [all]
            ssl_conf = ssl
            [ssl]
            system_default = default
            [default]
            MinProtocol = TLSv1
            CipherString = DEFAULT@SECLEVEL=0

            """);
        var environment = new Dictionary<string, string>
        {
            ["MAIL_CONFIG"] = $"{folder}/postfix",
            ["OPENSSL_CONF"] = $"{folder}/postfix/openssl.cnf",
        };

        // Not `postfix start-fg`: a shell would stand between us and master, and master would outlive it.
        return Daemon.Start(
            $"{folder}/postfix.out", environment, "/usr/lib/postfix/sbin/master", "-c", $"{folder}/postfix", "-s");
    }

    private static async Task MakeQueueAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var part in (string[])["pid", "private", "public", "active", "incoming", "deferred", "maildrop"])
        {
            Directory.CreateDirectory($"{folder}/postfix/queue/{part}");
        }

        Directory.CreateDirectory($"{folder}/postfix/data");
        await Tool.RunAsync(
            folder,
            cancellationToken,
            "chown", "postfix", "postfix/data", "postfix/queue/private", "postfix/queue/public");
    }

    private static void Write(string file, string text) => File.WriteAllText(file, text, new UTF8Encoding(false));
}
