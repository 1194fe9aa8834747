import TestSupport

/// Small files of each format, made up.
enum Samples {
    static let plain =
        "id,department,q1,q2\ne1,\"Sales, north\",4,\"so \"\"yes\"\"\"\n"
        + "e2,IT,5,\n\ne3,\"multi\nline\",1,x\n"

    static let qualtrics = #"""
        StartDate,Status,Finished,RecordedDate,Q1,Q2_TEXT
        Start Date,Response Type,Finished,Recorded Date,"How are
        you, really?",Why?
        "{""ImportId"":""startDate"",""timeZone"":""Z""}","{""ImportId"":""status""}","{""ImportId"":""finished""}",\#
        "{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"
        2024-03-01 10:00:00,0,1,2024-03-01 10:05:00,4,"well, ""fine"""
        2024-03-02 10:00:00,0,0,2024-03-02 10:05:00,,

        """#

    static let surveyMonkey = #"""
        RespondentID,"Do you, on the whole, belong?",Which apply?,
        ,Response,Pay,"Respect, mostly"
        11,Yes,Pay,
        12,No,,"Respect, mostly"

        """#

    static let limeSurvey = #"""
        "id","submitdate","lastpage","BEL[SQ001]","COM"
        "1","2024-03-01 10:00:00","3","A4","it is ""good"""
        "2","","1","A1",""

        """#

    static let responses = """
        <?xml version="1.0" encoding="UTF-8"?>
        <document><LimeSurveyDocType>Responses</LimeSurveyDocType>
        <responses><fields><fieldname>id</fieldname></fields><rows>
        <row><id><![CDATA[1]]></id><_1X2X3SQ001><![CDATA[A4]]></_1X2X3SQ001></row>
        <row><id><![CDATA[2]]></id><_1X2X3SQ001/></row>
        </rows></responses></document>
        """

    static let structure = """
        <?xml version="1.0" encoding="UTF-8"?>
        <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>498</DBVersion>
        <languages><language>en</language><language>de</language></languages>
        <answers><rows><row><qid>3</qid><aid>7</aid><code>A4</code></row></rows></answers>
        <answer_l10ns><rows><row><aid>7</aid><answer><![CDATA[agree]]></answer><language>en</language></row>
        <row><aid>7</aid><answer><![CDATA[stimme zu]]></answer><language>de</language></row></rows></answer_l10ns>
        <questions><rows>
        <row><qid>3</qid><parent_qid>0</parent_qid><sid>1</sid><gid>2</gid><title>BEL</title></row></rows></questions>
        <subquestions><rows><row><qid>4</qid><parent_qid>3</parent_qid><title>SQ001</title></row></rows>
        </subquestions></document>
        """

    static let records = """
        <?xml version="1.0"?>
        <answers xmlns="urn:x">
          <answer id="1"><q1>4</q1><q2>a &amp; b</q2><place><unit>IT</unit></place></answer>
          <answer id="2"><q1>5</q1><q2/></answer>
        </answers>
        """
}
